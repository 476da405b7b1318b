import { type PageWords, CONTEXT_LENGTH, type QuoteWords } from './scan-words'

/** The shares of a quote's stored context that are found around a place, from 0 to 1. */
export type ContextScore = ReturnType<typeof contextScore>

/**
 * Compares a quote's context with the words around a place, outwards and in order; words may be added or missing, but
 * only a few between two matches. Longer words count more, as "of the" matches almost anywhere; of a long context, only
 * the outermost part counts.
 * @param start, end the place, as indexes of page words
 */
export function contextScore(page: PageWords, quote: QuoteWords, start: number, end: number) {
  const before = scoreSide(page, quote, quote.quoteFrom - 1, quote.contextFrom - 1, start - 1, -1)
  const after = scoreSide(page, quote, quote.quoteTo, quote.contextTo, end, 1)
  const all = before.all + after.all
  return {
    overall: all === 0 ? 0 : (before.kept + after.kept) / all,
    /** Share of the better side: at a paragraph's edge only one may match. Below `LEAST_SIDE_WEIGHT` a side is 0. */
    betterSide: Math.max(...[before, after].map((each) => (each.all < LEAST_SIDE_WEIGHT ? 0 : each.kept / each.all))),
  }
}

interface SideScore {
  kept: number
  all: number
}

function scoreSide(page: PageWords, quote: QuoteWords, from: number, to: number, at: number, by: 1 | -1): SideScore {
  const { starts, ends } = quote.words
  const score: SideScore = { kept: 0, all: 0 }
  let pageIndex = at
  let trust = 1
  for (let i = from; i !== to; i += by) {
    const isOuter = by === 1 ? (starts[i] ?? 0) >= quote.text.length - CONTEXT_LENGTH : (ends[i] ?? 0) <= CONTEXT_LENGTH
    const weight = isOuter ? Math.min(MOST_WEIGHT, (ends[i] ?? 0) - (starts[i] ?? 0)) : 0
    score.all += weight
    const id = quote.ids[i] ?? -1
    if (id < 0) continue
    const next = i + by === to ? -1 : (quote.ids[i + by] ?? -1)
    for (let skip = 0; skip <= MOST_SKIPPED; skip++) {
      const there = pageIndex + by * skip
      if (page.ids[there] !== id || (skip > MOST_FREE_SKIPS && (next < 0 || page.ids[there + by] !== next))) continue
      if (skip > (quote.wasRepeated ? 0 : MOST_FREE_SKIPS)) trust *= SKIP_FACTOR
      score.kept += weight * trust
      pageIndex = there + by
      break
    }
  }
  return score
}

const MOST_WEIGHT = 8
/**
 * Up to `MOST_FREE_SKIPS` words may be skipped before a match, up to `MOST_SKIPPED` before two in a row. More than the
 * former (any, if the quote occurred twice, as they may be the only difference) reduce later weights by `SKIP_FACTOR`.
 */
const MOST_FREE_SKIPS = 3
const MOST_SKIPPED = 24
const SKIP_FACTOR = 0.8
const LEAST_SIDE_WEIGHT = 6
