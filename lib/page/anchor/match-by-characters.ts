import type { Anchor } from '@/lib/schema/annotation'
import type { AnchorResult } from './anchor-result'

/**
 * For quotes that cannot be matched by words, because they have none or begin inside one: an exact match of characters.
 * Takes the stored position if some context matches, else the only occurrence, if its context matches or none is
 * stored.
 */
export function matchByCharacters(text: string, anchor: Anchor): AnchorResult {
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
