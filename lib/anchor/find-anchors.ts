import type { Anchor } from '@/lib/annotations/types'
import { matchByCharacters } from './match-by-characters'
import { matchBySimilarity } from './match-by-similarity'
import { matchByWords } from './match-by-words'
import { indexPage, type PageWords } from './page-words'
import { noQuote, readQuote, type QuoteWords } from './quote-words'

export interface TextSpan {
  start: number
  end: number
}

/**
 * `orphaned`: every rung was tried on the whole text and none held. The note stays; it is tried again when the page changes.
 * `score` runs from 0 to 1: 1 is the same words in the same surroundings. Words that are no longer the same get less than 0.75.
 */
export type AnchorResult =
  { state: 'anchored'; rung: MatchMethod; span: TextSpan; score: number } | { state: 'orphaned' }
export type MatchMethod = 'position' | 'range' | 'unique-quote' | 'quote-in-context' | 'fuzzy-quote'

/** Where the stored range of an anchor leads on the page as it is now, in offsets of its text. Asked only where it matters. */
export type RangeHint = (anchor: Anchor) => TextSpan | null

/**
 * Finds where stored quotes stand in a page's text as it is now, each by the first rung that holds: its position with the
 * same surroundings; the only place with its words; of several the one with its surroundings, where its range may decide a
 * close case; the place with nearly its words. Several places that are equally good are none, and so is one where a value
 * was changed: a note never hangs on a guess.
 *
 * It is a generator so that the reader can do other things between two notes. The page's words are read once for all of
 * them, and only when a note needs it.
 *
 * @returns one result for each anchor, in order
 * @see https://www.w3.org/TR/annotation-model/#selectors
 */
export function* findAnchors(
  text: string,
  anchors: readonly Anchor[],
  hintOf: RangeHint = () => null,
): Generator<undefined, AnchorResult[], undefined> {
  const results: AnchorResult[] = []
  const quote = noQuote()
  let page: PageWords | null = null
  for (const anchor of anchors) {
    const held = heldPosition(text, anchor)
    if (held) results.push({ state: 'anchored', rung: 'position', span: held, score: 1 })
    else if (anchor.quote.exact.trim() === '') results.push({ state: 'orphaned' })
    else {
      page ??= yield* indexPage(text)
      results.push(find(page, anchor, quote, hintOf))
    }
    yield
  }
  return results
}

/** The words at their place, and all that is kept of what stood around them. */
function heldPosition(text: string, { quote: { exact, prefix, suffix }, position }: Anchor): TextSpan | null {
  if (!position || position.start < prefix.length || exact.trim() === '') return null
  if (!text.startsWith(exact, position.start)) return null
  const whole = prefix + exact + suffix
  return text.startsWith(whole, position.start - prefix.length)
    ? { start: position.start, end: position.start + exact.length }
    : null
}

function find(page: PageWords, anchor: Anchor, reused: QuoteWords, hintOf: RangeHint): AnchorResult {
  const quote = readQuote(anchor, page, reused)
  if (quote.first === quote.last) return matchByCharacters(page.text, anchor)
  const same = matchByWords(page, quote, anchor, hintOf)
  if (same.state === 'sure') return same.result
  const alike = matchBySimilarity(page, quote, same.state !== 'nowhere')
  // Its words stand somewhere else, in other surroundings, and nearly its words in its own: one of them is wrong.
  if (same.state === 'weak') return alike && !same.wasTwin ? orphaned : (alike ?? same.result)
  return alike ?? (isCutOff(quote, anchor) ? matchByCharacters(page.text, anchor) : orphaned)
}

const orphaned: AnchorResult = { state: 'orphaned' }

/** It may begin or end in the midst of a word, and nothing around it is kept to make the word whole. */
function isCutOff({ ids, first, last }: QuoteWords, { quote: { prefix, suffix } }: Anchor): boolean {
  return (prefix === '' && (ids[first] ?? 0) < 0) || (suffix === '' && (ids[last - 1] ?? 0) < 0)
}
