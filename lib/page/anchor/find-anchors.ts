import type { Anchor } from '@/lib/schema/annotation'
import type { AnchorResult, TextSpan } from './anchor-result'
import { matchBySimilarity } from './match-by-similarity'
import { matchByWords } from './match-by-words'
import { indexPage, type PageWords } from './page-words'
import { readQuote } from './quote-words'

/**
 * Finds stored quotes in a page's current text, each by the first method that succeeds: its position with the same
 * context; its only occurrence; of several occurrences the one with its context; the most similar place. Several equally
 * good places count as none, and so does a place where a value was changed: a note is never attached by a guess.
 *
 * A generator, so that the page agent can pause between two notes. The page's words are read once for all notes, and
 * only when a note needs them.
 *
 * @returns one result for each anchor, in order
 * @see https://www.w3.org/TR/annotation-model/#selectors
 */
export function* findAnchors(
  text: string,
  anchors: readonly Anchor[],
): Generator<undefined, AnchorResult[], undefined> {
  const results: AnchorResult[] = []
  let page: PageWords | null = null
  for (const anchor of anchors) {
    const held = heldPosition(text, anchor)
    if (held) results.push({ state: 'anchored', rung: 'position', span: held, score: 1 })
    else if (anchor.quote.exact.trim() === '') results.push({ state: 'orphaned' })
    else {
      page ??= yield* indexPage(text)
      results.push(find(page, anchor))
    }
    yield
  }
  return results
}

/** The words at their stored position, with all of their stored context. */
function heldPosition(text: string, { quote: { exact, prefix, suffix }, position }: Anchor): TextSpan | null {
  if (!position || position.start < prefix.length || exact.trim() === '') return null
  if (!text.startsWith(exact, position.start)) return null
  const whole = prefix + exact + suffix
  return text.startsWith(whole, position.start - prefix.length)
    ? { start: position.start, end: position.start + exact.length }
    : null
}

function find(page: PageWords, anchor: Anchor): AnchorResult {
  const quote = readQuote(anchor, page)
  if (quote.first === quote.last) return matchByCharacters(page.text, anchor)
  const same = matchByWords(page, quote, anchor)
  if (same.state === 'sure') return same.result
  const alike = matchBySimilarity(page, quote, same.state !== 'nowhere')
  // The exact words occur in another context, and similar words in the stored one: neither is certain.
  if (same.state === 'weak') return alike && !same.wasTwin ? orphaned : (alike ?? same.result)
  return alike ?? orphaned
}

const orphaned: AnchorResult = { state: 'orphaned' }

/**
 * Finds a quote without words by an exact match of characters: at the stored position if some context matches, else its
 * only occurrence, if its context matches or none is stored.
 */
function matchByCharacters(text: string, anchor: Anchor): AnchorResult {
  const { exact, prefix, suffix } = anchor.quote
  const agrees = (at: number): boolean =>
    (prefix === '' && suffix === '') ||
    (prefix !== '' && text.endsWith(prefix.slice(-NEAR), at)) ||
    (suffix !== '' && text.startsWith(suffix.slice(0, NEAR), at + exact.length))
  const first = text.indexOf(exact)
  const isOnly = first >= 0 && !text.includes(exact, first + 1)
  const position = anchor.position?.start ?? -1
  const at = position >= 0 && text.startsWith(exact, position) ? position : isOnly ? first : -1
  if (at < 0 || !agrees(at)) return { state: 'orphaned' }
  const rung = at === position ? 'position' : 'unique-quote'
  return { state: 'anchored', rung, span: { start: at, end: at + exact.length }, score: 0.8 }
}

/** Number of context characters that must match. */
const NEAR = 8
