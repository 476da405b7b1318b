import type { Anchor } from '@/lib/schema/annotation'
import { CONTEXT_LENGTH, MOST_CONTEXT } from './quote-words'

export { findAnchors } from './find-anchors'
export type { TextSpan } from './span-of'

/** Describes a part of a page's text so that `findAnchors` can find it after the page has changed. */
export function makeAnchor(text: string, start: number, end: number): Anchor {
  const exact = text.slice(start, end)
  const alike = equalContextOfCopy(text, exact, start)
  const before = roomFor(alike, 0, start)
  const after = roomFor(alike, 1, text.length - end)
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
function roomFor(alike: readonly [number, number] | null, side: 0 | 1, most: number): number {
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
    const before = lettersAlike(text, start - 1, at - 1, -1)
    const after = lettersAlike(text, start + exact.length, at + exact.length, 1)
    most = most ? [Math.max(most[0], before), Math.max(most[1], after)] : [before, after]
  }
  return most
}

const MOST_TWINS = 200

function lettersAlike(text: string, a: number, b: number, by: 1 | -1): number {
  let count = 0
  while (count < MOST_CONTEXT && text[a + count * by] === text[b + count * by] && text[a + count * by] !== undefined)
    count++
  return count
}
