import { smallWords } from './spelling'
import { countOnPage, type PageWords, type QuoteWords } from './scan-words'

/** For each word of a quote and its context, the index of the page's word; −1: none. Indexes only increase. */
export type Pairing = Int32Array

/** A part of the page, as indexes of words. */
interface WordWindow {
  from: number
  to: number
}

/** Returns the parts of the page with most words of a quote and its context in a row, best first. */
export function windowsOf(page: PageWords, quote: QuoteWords): WordWindow[] {
  const { contextFrom, contextTo } = quote
  const sums = votesByShift(page, quote, contextFrom, contextTo, SHIFT_STEP)
  const chosen: number[] = []
  for (const [step, sum] of [...sums].sort((a, b) => b[1] - a[1])) {
    if (chosen.length === MOST_WINDOWS || sum < LEAST_VOTES) break
    if (!chosen.some((other) => Math.abs(other - step) < 2)) chosen.push(step)
  }
  return chosen.map((step) => ({
    from: Math.max(0, step * SHIFT_STEP + contextFrom - WINDOW_MARGIN),
    to: Math.min(page.ids.length, (step + 2) * SHIFT_STEP + contextTo + WINDOW_MARGIN),
  }))
}

/** Returns the approximate starts of places that have a share of the quote's words, the likeliest first. */
export function likelyPlaces(page: PageWords, quote: QuoteWords, share: number): number[] {
  const { words, quoteFrom, quoteTo } = quote
  const all = words.forms.slice(quoteFrom, quoteTo).reduce((sum, form) => sum + wordWeight(form), 0)
  return [...votesByShift(page, quote, quoteFrom, quoteTo, SMALL_SHIFT_STEP)]
    .filter(([, sum]) => sum >= share * all)
    .sort((a, b) => b[1] - a[1])
    .map(([step]) => (step + 1) * SMALL_SHIFT_STEP + quoteFrom)
}

/** Returns the weight of the words that are shifted by about as many words, for each two steps of a shift. */
function votesByShift(page: PageWords, { ids, words }: QuoteWords, from: number, to: number, stepLength: number) {
  const sums = new Map<number, number>()
  for (let i = from; i < to; i++) {
    const id = ids[i] ?? -1
    if (id < 0 || countOnPage(page, id) > MOST_OCCURRENCES) continue
    const weight = wordWeight(words.forms[i] ?? '')
    for (const place of page.places[id] ?? []) {
      const step = Math.floor((place - i) / stepLength)
      for (const one of [step - 1, step]) sums.set(one, (sums.get(one) ?? 0) + weight)
    }
  }
  return sums
}

/** Number of words by which two places may be shifted against each other. */
const SHIFT_STEP = 24
const SMALL_SHIFT_STEP = 4
const WINDOW_MARGIN = 12
const MOST_WINDOWS = 4
const LEAST_VOTES = 2
const MOST_OCCURRENCES = 200

/**
 * Pairs the words of a quote and its context with those of a part of the page: the heaviest common subsequence.
 *
 * @param least, most how far the words of a pair may be shifted: the index of the page's word less that of the quote's
 */
export function alignNear(
  page: PageWords,
  quote: QuoteWords,
  { from, to }: WordWindow,
  { least, most } = { least: from - quote.contextTo, most: to - quote.contextFrom },
): Pairing {
  const { ids, words, contextFrom, contextTo } = quote
  const width = most - least + 1
  const best = new Float32Array((contextTo - contextFrom + 1) * width)
  const scoreAt = (i: number, j: number): number => {
    const shift = j - i - least
    return shift < 0 || shift >= width ? 0 : (best[(i - contextFrom) * width + shift] ?? 0)
  }
  const isPair = (i: number, j: number): boolean => i < contextTo && j < to && ids[i] === page.ids[j]
  const gain = (i: number, j: number): number =>
    wordWeight(words.forms[i] ?? '') + (isPair(i + 1, j + 1) ? CONSECUTIVE_BONUS : 0)
  for (let i = contextTo - 1; i >= contextFrom; i--) {
    for (let j = Math.min(to - 1, i + most); j >= Math.max(from, i + least); j--) {
      const paired = isPair(i, j) ? scoreAt(i + 1, j + 1) + gain(i, j) : 0
      best[(i - contextFrom) * width + j - i - least] = Math.max(paired, scoreAt(i + 1, j), scoreAt(i, j + 1))
    }
  }
  const pairs: Pairing = new Int32Array(words.forms.length).fill(-1)
  for (let i = contextFrom, j = from; i < contextTo && j < to;) {
    const isBest = isPair(i, j) && Math.abs(scoreAt(i, j) - scoreAt(i + 1, j + 1) - gain(i, j)) < 1e-3
    if (isBest) pairs[i++] = j++
    else if (j >= i + least && scoreAt(i + 1, j) >= scoreAt(i, j + 1)) i++
    else j++
  }
  return withoutStrayPairs(pairs, words.forms)
}

/** Drops the pairs of small words whose neighbours are not paired: small words match anywhere. */
function withoutStrayPairs(pairs: Pairing, forms: readonly string[]): Pairing {
  return pairs.map((at, i) => {
    const hasNeighbour = pairs[i - 1] === at - 1 || pairs[i + 1] === at + 1
    return at < 0 || hasNeighbour || !smallWords.has(forms[i] ?? '') ? at : -1
  })
}

/** Words of a quote and the words in their place on the page. Either may be empty. */
export interface Gap {
  oldFrom: number
  oldTo: number
  from: number
  to: number
}

export function gapsBetweenPairs({ oldFrom, oldTo, from, to }: Gap, pairs: Pairing): Gap[] {
  const gaps: Gap[] = []
  let next = { old: oldFrom, page: from }
  const close = (old: number, page: number): void => {
    if (old > next.old || page > next.page) gaps.push({ oldFrom: next.old, oldTo: old, from: next.page, to: page })
    next = { old: old + 1, page: page + 1 }
  }
  for (let i = oldFrom; i < oldTo; i++) {
    const at = pairs[i] ?? -1
    if (at >= next.page && at < to) close(i, at)
  }
  close(oldTo, to)
  return gaps
}

/** Returns the first of a quote's words in a direction that is paired, with the page's word. */
export function firstPaired(pairs: Pairing, from: number, to: number, by: 1 | -1): { at: number; page: number } | null {
  for (let at = from; at !== to; at += by) {
    const page = pairs[at] ?? -1
    if (page >= 0) return { at, page }
  }
  return null
}

/** The preference for words that follow each other on both sides. */
const CONSECUTIVE_BONUS = 0.5

export const wordWeight = (form: string): number => (smallWords.has(form) ? 0.25 : 1)
