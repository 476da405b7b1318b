import search from 'approx-string-match'
import type { Anchor } from '@/lib/annotations/types'

export interface Span {
  start: number
  end: number
}

/** `orphaned`: every rung was tried on the whole text and none held. The note stays; it is tried again when the page changes. */
export type AnchorResult = { state: 'anchored'; rung: Rung; span: Span } | { state: 'orphaned' }
export type Rung = 'position' | 'unique-quote' | 'quote-in-context' | 'fuzzy-quote'

/** How much of the text around a quote is kept on each side, in UTF-16 units. */
export const CONTEXT = 64

/** Describes a stretch of a page's text so that `findAnchor` meets it again after the page has changed. */
export function makeAnchor(text: string, start: number, end: number): Anchor {
  return {
    quote: {
      exact: text.slice(start, end),
      prefix: text.slice(Math.max(0, start - CONTEXT), start),
      suffix: text.slice(end, end + CONTEXT),
    },
    position: { start, end },
    range: null,
  }
}

/**
 * Finds where a stored quote stands in the page's text as it is now, by the first rung that holds: the stored position
 * if the same words still stand there, the only place with these words, the place whose surroundings are most alike, the
 * place whose words are most alike. Several places that are equally good are none: a note never hangs on a guess.
 *
 * @see https://www.w3.org/TR/annotation-model/#text-quote-selector
 */
export function findAnchor(text: string, anchor: Anchor): AnchorResult {
  const { exact } = anchor.quote
  if (exact.trim() === '') return { state: 'orphaned' }
  if (anchor.position && holdsAt(text, exact, anchor.position)) return anchored('position', { ...anchor.position })
  const places = placesOf(text, exact)
  const [only, another] = places
  if (only !== undefined && another === undefined)
    return anchored('unique-quote', { start: only, end: only + exact.length })
  if (only !== undefined) {
    const start = bestByContext(text, anchor, places)
    return start === null ? { state: 'orphaned' } : anchored('quote-in-context', { start, end: start + exact.length })
  }
  const span = fuzzy(text, anchor)
  return span ? anchored('fuzzy-quote', span) : { state: 'orphaned' }
}

function anchored(rung: Rung, span: Span): AnchorResult {
  return { state: 'anchored', rung, span }
}

function holdsAt(text: string, exact: string, { start, end }: Span): boolean {
  return start >= 0 && end - start === exact.length && text.slice(start, end) === exact
}

/** At most this many equal places are looked at: a quote that stands more often ("the") says nothing anyhow. */
const MOST_PLACES = 200

function placesOf(text: string, exact: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(exact); at >= 0 && places.length < MOST_PLACES; at = text.indexOf(exact, at + 1))
    places.push(at)
  return places
}

/** @returns the place with the most alike surroundings; null when another one is just as alike */
function bestByContext(text: string, { quote }: Anchor, places: readonly number[]): number | null {
  const scored = places.map((at) => ({
    at,
    score: contextScore(text, quote, { start: at, end: at + quote.exact.length }),
  }))
  scored.sort((a, b) => b.score - a.score)
  const [best, next] = scored
  if (!best || best.score === 0 || best.score === next?.score) return null
  return best.at
}

/** Letters that agree, counted outwards from the quote on both sides. */
function contextScore(text: string, { prefix, suffix }: Anchor['quote'], { start, end }: Span): number {
  let before = 0
  while (before < prefix.length && text[start - 1 - before] === prefix[prefix.length - 1 - before]) before++
  let after = 0
  while (after < suffix.length && text[end + after] === suffix[after]) after++
  return before + after
}

/**
 * One letter in eight may differ: a corrected spelling or an added word is the same sentence, another date in a short
 * one is not. Hypothesis allows one in two, and then hangs notes on sentences that only look alike.
 */
const MOST_ERRORS = 1 / 8
/** Quotes under this length are too easily found in something else. */
const LEAST_FUZZY = 16
/** The search costs text × errors; beyond this length the beginning of the quote is searched for. */
const LONGEST_FUZZY = 400

function fuzzy(text: string, { quote }: Anchor): Span | null {
  const { exact } = quote
  if (exact.length < LEAST_FUZZY) return null
  const needle = exact.slice(0, LONGEST_FUZZY)
  const hits = search(text, needle, Math.floor(needle.length * MOST_ERRORS))
  if (hits.length === 0) return null
  const least = Math.min(...hits.map((hit) => hit.errors))
  const best = hits
    .filter((hit) => hit.errors === least)
    .map(({ start, end }) => ({ span: { start, end }, score: contextScore(text, quote, { start, end }) }))
    .sort((a, b) => b.score - a.score)
  const [first] = best
  if (!first) return null
  // Hits that overlap are one place met twice; another place that is as good makes it a guess.
  const rival = best.find(({ span }) => span.end <= first.span.start || span.start >= first.span.end)
  if (rival?.score === first.score) return null
  return grow(text, first.span, exact.length - needle.length)
}

/** For a quote that was cut for the search: as much text again as was cut. */
function grow(text: string, span: Span, by: number): Span {
  return { start: span.start, end: Math.min(text.length, span.end + by) }
}
