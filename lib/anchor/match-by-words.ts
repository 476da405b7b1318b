import type { Anchor } from '@/lib/annotations/types'
import type { AnchorResult, RangeHint, MatchMethod, TextSpan } from './find-anchors'
import { foldLetters } from './fold-letters'
import type { PageWords } from './page-words'
import type { QuoteWords } from './quote-words'
import { spanOf } from './span-of'
import { wordAt } from './spelling'
import { contextScorer, type ContextScorer } from './context-scorer'
import { denials } from './content-words'

/**
 * `sure`: it is there. `weak`: its words stand in one place, but with nothing around them that stood around the quote;
 * `wasTwin`: they stood more than once when the note was made, so that this may be the other place. `several`: they stand in
 * several places, none of which is the one. `nowhere`: they do not.
 */
export type Same =
  | { state: 'sure'; result: AnchorResult }
  | { state: 'weak'; result: AnchorResult; wasTwin: boolean }
  | { state: 'several' | 'nowhere' }

/** The rungs that want the very words: at the position, in one place, in the place with their surroundings or their range. */
export function matchByWords(page: PageWords, quote: QuoteWords, anchor: Anchor, hintOf: RangeHint): Same {
  const places = placesOf(page, quote, anchor.quote.exact).sort((a, b) => b.quality - a.quality)
  const [best, next] = places
  if (!best) return { state: 'nowhere' }
  const here = places.find(({ span }) => span.start === anchor.position?.start)
  const known = quote.from < quote.first || quote.last < quote.to
  const isShort = quote.last - quote.first < FEW_WORDS
  const other = here === best ? next : best
  if (here && isAtPosition(here, other, isShort)) return sure('position', here, 0.9)
  if (!next) {
    // Of few words that stood twice one place has gone: nobody can tell which.
    if (isShort && quote.wasTwin) return { state: 'several' }
    const needed = best.around.isBlind ? 1 : quote.wasTwin ? AGREES_WHOLLY : isShort ? AGREES_WELL : 0
    if (best.around.best >= AGREES && best.around.both >= needed && (best.isSame || !isShort))
      return sure('unique-quote', best, 0.8)
    if (!best.isSame) return { state: 'several' }
    if (!known || isHinted(best, hintOf(anchor))) return sure(known ? 'range' : 'unique-quote', best, 0.75)
    const isLong = quote.last - quote.first >= ENOUGH_WORDS
    const found = anchored('unique-quote', best, 0.75)
    return { state: 'weak', result: isLong && !quote.wasTwin ? found : { state: 'orphaned' }, wasTwin: quote.wasTwin }
  }
  const lead = best.quality - next.quality
  if (best.around.both < mostNeeded(isShort, quote.wasTwin, lead)) return { state: 'several' }
  if (lead >= (isShort ? WIDE_LEAD : CLEAR_LEAD)) return sure('quote-in-context', best, 0.7)
  if (lead >= SOME_LEAD && isHinted(best, hintOf(anchor))) return sure('range', best, 0.7)
  return { state: 'several' }
}

function mostNeeded(isShort: boolean, wasTwin: boolean, lead: number): number {
  if (isShort || wasTwin) return AGREES_WHOLLY
  return lead < WIDE_LEAD ? AGREES_WELL : AGREES
}

/** Share of what stood around a quote that must stand around its place. */
const AGREES = 0.5
const AGREES_WELL = 0.75
const AGREES_WHOLLY = 0.95
/** By so much must the better of two places be better; by so much where the range says the same. */
const CLEAR_LEAD = 0.15
const WIDE_LEAD = 0.4
const SOME_LEAD = 0.03
/** So many words in a row are hardly the same by chance. */
const ENOUGH_WORDS = 6
/** Fewer words stand everywhere: nearly all around them must agree. */
const FEW_WORDS = 4
/** A quote that stands more often ("the") says nothing. */
const MOST_PLACES = 200

interface Place {
  span: TextSpan
  around: ContextScorer
  /** The same in case, accents and signs too. */
  isSame: boolean
  quality: number
}

function placesOf(page: PageWords, quote: QuoteWords, exact: string): Place[] {
  let rarest = quote.first
  for (let i = quote.first; i < quote.last; i++) {
    const id = quote.ids[i] ?? -1
    if (id < 0) return []
    if (page.countOf(id) < page.countOf(quote.ids[rarest] ?? 0)) rarest = i
  }
  const length = quote.last - quote.first
  const places: Place[] = []
  const id = quote.ids[rarest] ?? 0
  for (let place = page.firstPlace[id] ?? 0; place < (page.firstPlace[id + 1] ?? 0); place++) {
    const from = (page.places[place] ?? 0) - (rarest - quote.first)
    let n = 0
    while (n < length && page.ids[from + n] === quote.ids[quote.first + n]) n++
    if (n < length || (length < FEW_WORDS && isOfNeighbour(page, quote, from))) continue
    if (places.length === MOST_PLACES) return []
    const span = spanOf(page, quote, from, from + length)
    const there = page.text.slice(span.start, span.end)
    const isSame = there === exact || foldLetters(there) === foldLetters(exact)
    if (!isSame && goesOn(page, quote, from + length)) continue
    const around = contextScorer(page, quote, from, from + length)
    places.push({ span, around, isSame, quality: around.both + (there === exact ? 0.02 : 0) + (isSame ? 0.03 : 0) })
  }
  return places
}

/**
 * Do these few words stand within what was kept around the quote, and not in its place? A name above a post stands in its
 * first line as well ("bela", "by bela").
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
  // Of two that stood one after the other both must be there, or nobody can tell which is left.
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

/** "There was." that goes on as "there was not" says the contrary. */
function goesOn(page: PageWords, quote: QuoteWords, at: number): boolean {
  if (at >= page.words.count || page.ids[at] === quote.ids[quote.last]) return false
  return denials.has(wordAt(page.text, page.words, at).small)
}

/** The position decides between places with like surroundings, where those are nearly whole: else it may be chance. */
function isAtPosition({ around, isSame, quality }: Place, other: Place | undefined, isShort: boolean): boolean {
  if (!other) return isShort ? around.both >= AGREES_WELL : around.best >= AGREES || isSame
  return quality >= other.quality && around.both >= (isShort ? AGREES_WHOLLY : AGREES_WELL)
}

function isHinted({ span }: Place, hint: TextSpan | null): boolean {
  return hint !== null && hint.start < span.end && span.start < hint.end
}

function sure(rung: MatchMethod, place: Place, base: number): Same {
  return { state: 'sure', result: anchored(rung, place, base) }
}

/** @param base the score with nothing around it that agrees */
function anchored(rung: MatchMethod, { span, around, isSame }: Place, base: number): AnchorResult {
  const score = (base + (1 - base) * around.both) * (isSame ? 1 : 0.95)
  return { state: 'anchored', rung, span, score }
}
