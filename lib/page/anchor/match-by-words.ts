import type { Anchor } from '@/lib/schema/annotation'
import { countOnPage, type PageWords, type QuoteWords } from './scan-words'
import { spanOf } from './span-of'
import { wordAt, NEGATING_WORDS } from './spelling'
import { contextScore, type ContextScore } from './context-score'
import type { Span } from '@/lib/text/spans'

/** The result for a quote whose exact words are on the page. `span` is null if no place is likely enough. */
interface WordMatch {
  span: Span | null
  /** Whether position or context confirm the place, or the quote has no context and one place only. */
  isSure: boolean
}

/**
 * Finds the exact words of a quote: at its position, at the only place, or at the place with its context.
 *
 * @returns null if the words do not occur
 */
export function matchByWords(page: PageWords, quote: QuoteWords, anchor: Anchor): WordMatch | null {
  const places = placesOf(page, quote).sort((a, b) => b.around.overall - a.around.overall)
  const [best, next] = places
  if (!best) return null
  const here = places.find(({ span }) => span.start === anchor.position?.start)
  const hasContext = quote.contextFrom < quote.quoteFrom || quote.quoteTo < quote.contextTo
  const isShort = quote.quoteTo - quote.quoteFrom < FEW_WORDS
  if (here && doesPositionDecide(here, here === best ? next : best, isShort)) return { span: here.span, isSure: true }
  const { overall, betterSide: oneSide } = best.around
  if (!next) {
    const neededOnce = isShort ? GOOD_SHARE : 0
    const needed = quote.wasRepeated ? FULL_SHARE : neededOnce
    if (!hasContext || (oneSide >= FAIR_SHARE && overall >= needed)) return { span: best.span, isSure: true }
    const isLong = quote.quoteTo - quote.quoteFrom >= ENOUGH_WORDS
    return { span: isLong && !quote.wasRepeated ? best.span : null, isSure: false }
  }
  const isClear =
    overall - next.around.overall >= CLEAR_LEAD && overall >= (isShort || quote.wasRepeated ? FULL_SHARE : FAIR_SHARE)
  return { span: isClear ? best.span : null, isSure: isClear }
}

/** Minimum share of a quote's context that must match; short quotes and repeated ones need the higher shares below. */
const FAIR_SHARE = 0.5
const GOOD_SHARE = 0.75
const FULL_SHARE = 0.95
/** Minimum lead of the best place over the next, in share of context. */
const CLEAR_LEAD = 0.15
/** Number of words from which a match is hardly chance, so that a quote is found even in another context. */
const ENOUGH_WORDS = 6
/** A quote with fewer words is short: its words occur everywhere, so most of its context must match. */
const FEW_WORDS = 4
/** Maximum number of occurrences of a quote; a quote that occurs more often ("the") is not located. */
const MOST_PLACES = 200

interface MatchedPlace {
  span: Span
  around: ContextScore
}

function placesOf(page: PageWords, quote: QuoteWords): MatchedPlace[] {
  let rarest = quote.quoteFrom
  for (let i = quote.quoteFrom; i < quote.quoteTo; i++) {
    const id = quote.ids[i] ?? -1
    if (id < 0) return []
    if (countOnPage(page, id) < countOnPage(page, quote.ids[rarest] ?? 0)) rarest = i
  }
  const length = quote.quoteTo - quote.quoteFrom
  const places: MatchedPlace[] = []
  for (const place of page.places[quote.ids[rarest] ?? 0] ?? []) {
    const from = place - (rarest - quote.quoteFrom)
    let n = 0
    while (n < length && page.ids[from + n] === quote.ids[quote.quoteFrom + n]) n++
    if (n < length || (length < FEW_WORDS && isInOwnContext(page, quote, from))) continue
    if (places.length === MOST_PLACES) return []
    if (isFollowedByNegation(page, quote, from + length)) continue
    places.push({
      span: spanOf(page, quote, from, from + length),
      around: contextScore(page, quote, from, from + length),
    })
  }
  return places
}

/**
 * Returns whether the words found here are the copy of the quote in its own stored context: a name above a post also
 * occurs in its first line ("bela", "by bela").
 */
function isInOwnContext(page: PageWords, quote: QuoteWords, from: number): boolean {
  const { ids, quoteFrom, quoteTo } = quote
  const length = quoteTo - quoteFrom
  const standsAt = (i: number): boolean => {
    for (let n = 0; n < length; n++) if (ids[i + n] !== ids[quoteFrom + n]) return false
    return true
  }
  const leads = (count: number, at: number, there: number): boolean => {
    for (let n = 0; n < count; n++) if (ids[at + n] !== page.ids[there + n]) return false
    return true
  }
  // A quote next to its own copy is found only while the page has both: else nobody knows which of them was removed.
  if (standsAt(quoteTo) && !leads(length, quoteFrom, from + length)) return true
  if (standsAt(quoteFrom - length) && !leads(length, quoteFrom, from - length)) return true
  for (let i = quoteTo + 1; i + length <= quote.contextTo; i++) {
    if (standsAt(i) && leads(i - quoteTo, quoteTo, from - (i - quoteTo))) return true
  }
  for (let i = quoteFrom - length - 1; i >= quote.contextFrom; i--) {
    if (standsAt(i) && leads(quoteFrom - i - length, i + length, from + length)) return true
  }
  return false
}

/** Returns whether a negation follows that did not before: "There was." has the opposite meaning of "there was not". */
function isFollowedByNegation(page: PageWords, quote: QuoteWords, at: number): boolean {
  if (at >= page.ids.length || page.ids[at] === quote.ids[quote.quoteTo]) return false
  return NEGATING_WORDS.has(wordAt(page.text, page.words, at).form)
}

/**
 * Returns whether the stored position decides: its context must be as good as at any other place, and nearly complete,
 * since equal words at this position may otherwise be chance.
 */
function doesPositionDecide({ around }: MatchedPlace, other: MatchedPlace | undefined, isShort: boolean): boolean {
  if (!other) return !isShort || around.overall >= GOOD_SHARE
  return around.overall >= other.around.overall && around.overall >= (isShort ? FULL_SHARE : GOOD_SHARE)
}
