import type { Anchor } from '@/lib/schema/annotation'
import { matchBySimilarity } from './match-by-similarity'
import { matchByWords } from './match-by-words'
import { indexPage, type PageWords } from './page-words'
import { readQuote } from './quote-words'
import type { TextSpan } from './span-of'

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
): Generator<undefined, (TextSpan | null)[], undefined> {
  const places: (TextSpan | null)[] = []
  let page: PageWords | null = null
  for (const anchor of anchors) {
    const held = heldPosition(text, anchor)
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
function heldPosition(text: string, { quote: { exact, prefix, suffix }, position }: Anchor): TextSpan | null {
  if (!position || position.start < prefix.length || exact.trim() === '') return null
  if (!text.startsWith(exact, position.start)) return null
  const whole = prefix + exact + suffix
  return text.startsWith(whole, position.start - prefix.length)
    ? { start: position.start, end: position.start + exact.length }
    : null
}

function findQuote(page: PageWords, anchor: Anchor): TextSpan | null {
  const quote = readQuote(anchor, page)
  if (quote.quoteFrom === quote.quoteTo) return null
  const same = matchByWords(page, quote, anchor)
  if (same?.isSure) return same.span
  const alike = matchBySimilarity(page, quote, same !== null)
  // The exact words occur in another context, and similar words in the stored one: neither is certain.
  if (same?.span) return alike ? null : same.span
  return alike
}
