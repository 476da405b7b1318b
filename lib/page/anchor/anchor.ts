import type { Anchor } from '@/lib/schema/annotation'
import { CONTEXT_LENGTH, MOST_CONTEXT, indexPage, type PageWords, quoteWordsOf } from './scan-words'
import { matchBySimilarity } from './match-by-similarity'
import { matchByWords } from './match-by-words'
import type { Span } from '@/lib/text/spans'

/** Describes a part of a page's text so that `findAnchors` can find it after the page has changed. */
export function makeAnchor(text: string, start: number, end: number): Anchor {
  const exact = text.slice(start, end)
  const alike = equalContextOfCopy(text, exact, start)
  const before = contextLengthFor(alike, 0, start)
  const after = contextLengthFor(alike, 1, text.length - end)
  return {
    quote: { exact, prefix: text.slice(start - before, start), suffix: text.slice(end, end + after) },
    position: { start, end },
    range: null,
  }
}

/**
 * Returns the number of context characters to store on a side. If the page ends before a duplicate differs, that side
 * cannot distinguish the two places, and less than `CONTEXT_LENGTH` is stored.
 */
function contextLengthFor(alike: readonly [number, number] | null, side: 0 | 1, most: number): number {
  if (!alike) return Math.min(CONTEXT_LENGTH, most)
  const wanted = Math.min(MOST_CONTEXT, alike[side] + CONTEXT_LENGTH + 1)
  return most < wanted ? Math.min(CONTEXT_LENGTH - 1, most) : wanted
}

/** Returns the largest numbers of equal characters before and after another occurrence of the words; null if none. */
function equalContextOfCopy(text: string, exact: string, start: number): [before: number, after: number] | null {
  if (exact === '') return null
  let most: [number, number] | null = null
  let at = text.indexOf(exact)
  for (let n = 0; at >= 0 && n < MOST_TWINS; n++, at = text.indexOf(exact, at + 1)) {
    if (at === start) continue
    const before = countEqualLetters(text, start - 1, at - 1, -1)
    const after = countEqualLetters(text, start + exact.length, at + exact.length, 1)
    most = most ? [Math.max(most[0], before), Math.max(most[1], after)] : [before, after]
  }
  return most
}

const MOST_TWINS = 200

function countEqualLetters(text: string, a: number, b: number, by: 1 | -1): number {
  let count = 0
  while (count < MOST_CONTEXT && text[a + count * by] === text[b + count * by] && text[a + count * by] !== undefined)
    count++
  return count
}

/**
 * Finds stored quotes in a page's current text, each by the first method that succeeds: its position with the same
 * context; its only occurrence; of several occurrences the one with its context; the most similar place. If several
 * places are equally good, or a value was changed, the result is null: a note is never attached by a guess.
 *
 * A generator, so that the page agent can pause between two notes. The page's words are read once for all notes, and
 * only when a note needs them.
 *
 * @returns the place of each anchor, in order; null if no method found it
 *
 * @see https://www.w3.org/TR/annotation-model/#selectors
 */
export function* findAnchors(
  text: string,
  anchors: readonly Anchor[],
): Generator<undefined, (Span | null)[], undefined> {
  const places: (Span | null)[] = []
  let page: PageWords | null = null
  for (const anchor of anchors) {
    const held = unchangedPosition(text, anchor)
    if (held || anchor.quote.exact.trim() === '') places.push(held)
    else {
      page ??= yield* indexPage(text)
      places.push(findQuote(page, anchor))
    }
    yield
  }
  return places
}

/** Returns the stored position if the quote and all of its stored context are still there; else null. */
function unchangedPosition(text: string, { quote: { exact, prefix, suffix }, position }: Anchor): Span | null {
  if (!position || position.start < prefix.length || exact.trim() === '') return null
  if (!text.startsWith(exact, position.start)) return null
  const whole = prefix + exact + suffix
  return text.startsWith(whole, position.start - prefix.length)
    ? { start: position.start, end: position.start + exact.length }
    : null
}

function findQuote(page: PageWords, anchor: Anchor): Span | null {
  const quote = quoteWordsOf(anchor, page)
  if (quote.quoteFrom === quote.quoteTo) return null
  const same = matchByWords(page, quote, anchor)
  if (same?.isSure) return same.span
  const alike = matchBySimilarity(page, quote, same !== null)
  // The exact words occur in another context, and similar words in the stored one: neither is certain.
  if (same?.span) return alike ? null : same.span
  return alike
}
