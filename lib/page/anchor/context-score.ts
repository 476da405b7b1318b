import type { PageWords } from './page-words'
import { CONTEXT, type QuoteWords } from './quote-words'

/** The shares of a quote's stored context that are found around a place, from 0 to 1. */
export type ContextScore = ReturnType<typeof contextScore>

/**
 * Compares a quote's context with the words around a place, outwards and in order; words may be added or missing, but
 * only a few between two matches. Longer words count more, as "of the" matches almost anywhere; of a long context, only
 * the outermost part counts.
 * @param start, end the place, as indexes of page words
 */
export function contextScore(page: PageWords, quote: QuoteWords, start: number, end: number) {
  const before = side(page, quote, quote.first - 1, quote.from - 1, start - 1, -1)
  const after = side(page, quote, quote.last, quote.to, end, 1)
  const all = before.all + after.all
  return {
    both: all === 0 ? 0 : (before.kept + after.kept) / all,
    /** Share of the better side: at a paragraph's edge only one may match. A side with a weight below `LEAST` is 0. */
    best: Math.max(...[before, after].map((each) => (each.all < LEAST ? 0 : each.kept / each.all))),
  }
}

interface Side {
  kept: number
  all: number
}

function side(page: PageWords, quote: QuoteWords, from: number, to: number, at: number, by: 1 | -1): Side {
  const { starts, ends } = quote.words
  const found: Side = { kept: 0, all: 0 }
  let here = at
  let trust = 1
  for (let i = from; i !== to; i += by) {
    const isOuter = by === 1 ? (starts[i] ?? 0) >= quote.text.length - CONTEXT : (ends[i] ?? 0) <= CONTEXT
    const weight = isOuter ? Math.min(MOST_WEIGHT, (ends[i] ?? 0) - (starts[i] ?? 0)) : 0
    found.all += weight
    const id = quote.ids[i] ?? -1
    if (id < 0) continue
    const next = i + by === to ? -1 : (quote.ids[i + by] ?? -1)
    for (let skip = 0; skip <= MOST_SKIPPED; skip++) {
      const there = here + by * skip
      if (page.ids[there] !== id || (skip > FEW && (next < 0 || page.ids[there + by] !== next))) continue
      if (skip > (quote.wasTwin ? 0 : FEW)) trust *= FURTHER
      found.kept += weight * trust
      here = there + by
      break
    }
  }
  return found
}

const MOST_WEIGHT = 8
/**
 * Up to `FEW` words may be skipped before a match, up to `MOST_SKIPPED` before two in a row. More than `FEW` skipped
 * words (any, if the quote occurred twice, as they may be the only difference) reduce all further weights by `FURTHER`.
 */
const FEW = 3
const MOST_SKIPPED = 24
const FURTHER = 0.8
const LEAST = 6
