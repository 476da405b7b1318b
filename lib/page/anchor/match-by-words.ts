import type { Anchor } from '@/lib/schema/annotation'
import type { AnchorResult, MatchMethod, TextSpan } from './anchor-result'
import { foldLetters } from './fold-letters'
import { timesOn, type PageWords } from './page-words'
import type { QuoteWords } from './quote-words'
import { spanOf } from './span-of'
import { wordAt } from './spelling'
import { contextScore, type ContextScore } from './context-score'
import { denials } from './content-words'

/**
 * `sure`: found. `weak`: found once, but with none of its context; `wasTwin`: it occurred more than once when the note
 * was made, so this may be the other place. `several`: found more than once, with no clear best. `nowhere`: not found.
 */
export type Same =
  | { state: 'sure'; result: AnchorResult }
  | { state: 'weak'; result: AnchorResult; wasTwin: boolean }
  | { state: 'several' | 'nowhere' }

/** The methods for exact words: at the position, at the only place, at the place with their context. */
export function matchByWords(page: PageWords, quote: QuoteWords, anchor: Anchor): Same {
  const places = placesOf(page, quote, anchor.quote.exact).sort((a, b) => b.quality - a.quality)
  const [best, next] = places
  if (!best) return { state: 'nowhere' }
  const here = places.find(({ span }) => span.start === anchor.position?.start)
  const known = quote.from < quote.first || quote.last < quote.to
  const isShort = quote.last - quote.first < FEW_WORDS
  const other = here === best ? next : best
  if (here && isAtPosition(here, other, isShort)) return sure('position', here, 0.9)
  if (!next) {
    // Few words that occurred twice: one place is gone, and it is unknown which.
    if (isShort && quote.wasTwin) return { state: 'several' }
    const needed = best.around.isBlind ? 1 : quote.wasTwin ? AGREES_WHOLLY : isShort ? AGREES_WELL : 0
    if (best.around.best >= AGREES && best.around.both >= needed && (best.isSame || !isShort))
      return sure('unique-quote', best, 0.8)
    if (!best.isSame) return { state: 'several' }
    if (!known) return sure('unique-quote', best, 0.75)
    const isLong = quote.last - quote.first >= ENOUGH_WORDS
    const found = anchored('unique-quote', best, 0.75)
    return { state: 'weak', result: isLong && !quote.wasTwin ? found : { state: 'orphaned' }, wasTwin: quote.wasTwin }
  }
  const lead = best.quality - next.quality
  if (best.around.both < mostNeeded(isShort, quote.wasTwin, lead)) return { state: 'several' }
  if (lead >= (isShort ? WIDE_LEAD : CLEAR_LEAD)) return sure('quote-in-context', best, 0.7)
  return { state: 'several' }
}

function mostNeeded(isShort: boolean, wasTwin: boolean, lead: number): number {
  if (isShort || wasTwin) return AGREES_WHOLLY
  return lead < WIDE_LEAD ? AGREES_WELL : AGREES
}

/** Minimum share of a quote's context that must match. */
const AGREES = 0.5
const AGREES_WELL = 0.75
const AGREES_WHOLLY = 0.95
/** Minimum lead of the best place. */
const CLEAR_LEAD = 0.15
const WIDE_LEAD = 0.4
/** This many equal words in a row are hardly chance. */
const ENOUGH_WORDS = 6
/** Fewer words occur everywhere: nearly all of the context must match. */
const FEW_WORDS = 4
/** A quote that occurs more often ("the") cannot be located. */
const MOST_PLACES = 200

interface Place {
  span: TextSpan
  around: ContextScore
  /** Case, accents and punctuation are equal too. */
  isSame: boolean
  quality: number
}

function placesOf(page: PageWords, quote: QuoteWords, exact: string): Place[] {
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
    const span = spanOf(page, quote, from, from + length)
    const there = page.text.slice(span.start, span.end)
    const isSame = there === exact || foldLetters(there) === foldLetters(exact)
    if (!isSame && goesOn(page, quote, from + length)) continue
    const around = contextScore(page, quote, from, from + length)
    places.push({ span, around, isSame, quality: around.both + (there === exact ? 0.02 : 0) + (isSame ? 0.03 : 0) })
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
function isAtPosition({ around, isSame, quality }: Place, other: Place | undefined, isShort: boolean): boolean {
  if (!other) return isShort ? around.both >= AGREES_WELL : around.best >= AGREES || isSame
  return quality >= other.quality && around.both >= (isShort ? AGREES_WHOLLY : AGREES_WELL)
}

function sure(rung: MatchMethod, place: Place, base: number): Same {
  return { state: 'sure', result: anchored(rung, place, base) }
}

/** @param base the score without matching context */
function anchored(rung: MatchMethod, { span, around, isSame }: Place, base: number): AnchorResult {
  const score = (base + (1 - base) * around.both) * (isSame ? 1 : 0.95)
  return { state: 'anchored', rung, span, score }
}
