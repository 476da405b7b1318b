import type { Anchor } from '@/lib/schema/annotation'
import { timesOn, type PageWords } from './page-words'
import type { QuoteWords } from './quote-words'
import { spanOf, type TextSpan } from './span-of'
import { wordAt } from './spelling'
import { contextScore, type ContextScore } from './context-score'
import { denials } from './content-words'

/** Where exact words were found. Without a place: more than once, with no clear best. */
export interface Same {
  span: TextSpan | null
  /** With its context, or at its position. */
  isSure: boolean
}

/**
 * The methods for exact words: at the position, at the only place, at the place with their context.
 *
 * @returns null where they do not occur
 */
export function matchByWords(page: PageWords, quote: QuoteWords, anchor: Anchor): Same | null {
  const places = placesOf(page, quote).sort((a, b) => b.around.both - a.around.both)
  const [best, next] = places
  if (!best) return null
  const here = places.find(({ span }) => span.start === anchor.position?.start)
  const hasContext = quote.from < quote.first || quote.last < quote.to
  const isShort = quote.last - quote.first < FEW_WORDS
  if (here && isAtPosition(here, here === best ? next : best, isShort)) return { span: here.span, isSure: true }
  const { both, best: oneSide } = best.around
  if (!next) {
    const needed = quote.wasTwin ? AGREES_WHOLLY : isShort ? AGREES_WELL : 0
    if (!hasContext || (oneSide >= AGREES && both >= needed)) return { span: best.span, isSure: true }
    const isLong = quote.last - quote.first >= ENOUGH_WORDS
    return { span: isLong && !quote.wasTwin ? best.span : null, isSure: false }
  }
  const isClear = both - next.around.both >= CLEAR_LEAD && both >= (isShort || quote.wasTwin ? AGREES_WHOLLY : AGREES)
  return { span: isClear ? best.span : null, isSure: isClear }
}

/** Minimum share of a quote's context that must match. */
const AGREES = 0.5
const AGREES_WELL = 0.75
const AGREES_WHOLLY = 0.95
/** Minimum lead of the best place. */
const CLEAR_LEAD = 0.15
/** This many equal words in a row are hardly chance. */
const ENOUGH_WORDS = 6
/** Fewer words occur everywhere: nearly all of the context must match. */
const FEW_WORDS = 4
/** A quote that occurs more often ("the") cannot be located. */
const MOST_PLACES = 200

interface Place {
  span: TextSpan
  around: ContextScore
}

function placesOf(page: PageWords, quote: QuoteWords): Place[] {
  let rarest = quote.first
  for (let i = quote.first; i < quote.last; i++) {
    const id = quote.ids[i] ?? -1
    if (id < 0) return []
    if (timesOn(page, id) < timesOn(page, quote.ids[rarest] ?? 0)) rarest = i
  }
  const length = quote.last - quote.first
  const places: Place[] = []
  for (const place of page.places[quote.ids[rarest] ?? 0] ?? []) {
    const from = place - (rarest - quote.first)
    let n = 0
    while (n < length && page.ids[from + n] === quote.ids[quote.first + n]) n++
    if (n < length || (length < FEW_WORDS && isOfNeighbour(page, quote, from))) continue
    if (places.length === MOST_PLACES) return []
    if (goesOn(page, quote, from + length)) continue
    places.push({
      span: spanOf(page, quote, from, from + length),
      around: contextScore(page, quote, from, from + length),
    })
  }
  return places
}

/**
 * Whether these few words belong to the quote's stored context. A name above a post also occurs in its first line
 * ("bela", "by bela").
 */
function isOfNeighbour(page: PageWords, quote: QuoteWords, from: number): boolean {
  const { ids, first, last } = quote
  const length = last - first
  const standsAt = (i: number): boolean => {
    for (let n = 0; n < length; n++) if (ids[i + n] !== ids[first + n]) return false
    return true
  }
  const leads = (count: number, at: number, there: number): boolean => {
    for (let n = 0; n < count; n++) if (ids[at + n] !== page.ids[there + n]) return false
    return true
  }
  // If two occurrences are adjacent, both must remain; otherwise it is unknown which one was removed.
  if (standsAt(last) && !leads(length, first, from + length)) return true
  if (standsAt(first - length) && !leads(length, first, from - length)) return true
  for (let i = last + 1; i + length <= quote.to; i++) {
    if (standsAt(i) && leads(i - last, last, from - (i - last))) return true
  }
  for (let i = first - length - 1; i >= quote.from; i--) {
    if (standsAt(i) && leads(first - i - length, i + length, from + length)) return true
  }
  return false
}

/** "There was." continued as "there was not" has the opposite meaning. */
function goesOn(page: PageWords, quote: QuoteWords, at: number): boolean {
  if (at >= page.ids.length || page.ids[at] === quote.ids[quote.last]) return false
  return denials.has(wordAt(page.text, page.words, at).small)
}

/**
 * The position decides between places with similar context, where that context is nearly complete: else it may be
 * chance.
 */
function isAtPosition({ around }: Place, other: Place | undefined, isShort: boolean): boolean {
  if (!other) return !isShort || around.both >= AGREES_WELL
  return around.both >= other.around.both && around.both >= (isShort ? AGREES_WHOLLY : AGREES_WELL)
}
