import type { PageWords } from './page-words'
import { CONTEXT, type QuoteWords } from './quote-words'

/** The share of a quote's stored context that is found around a place, from 0 to 1. */
export type ContextScore = ReturnType<typeof contextScore>

/**
 * Compares outwards, word by word in order; on each side words may be added or missing, but only a few between two
 * matches. Long words count more: "of the" matches almost anywhere. Of a long context, the outermost part counts.
 *
 * @param start, end the place, in words of the page
 */
export function contextScore(page: PageWords, quote: QuoteWords, start: number, end: number) {
  const before = side(page, quote, quote.first - 1, quote.from - 1, start - 1, -1)
  const after = side(page, quote, quote.last, quote.to, end, 1)
  const all = before.all + after.all
  return {
    both: all === 0 ? 0 : (before.kept + after.kept) / all,
    /** The better side, as a quote at the edge of a paragraph keeps only one. One small word is not enough evidence. */
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
 * One word may be skipped to the next match, a paragraph to the next two matches in a row; distant words count less. For
 * a quote that occurred twice any skipped word counts: the words between may be all that tells the places apart.
 */
const FEW = 3
const MOST_SKIPPED = 24
const FURTHER = 0.8
const LEAST = 6
