import { findAnchors, type TextSpan } from '@/lib/page/anchor/anchor'
import type { Anchor } from '@/lib/schema/annotation'
import { runNow } from '../../run-now'

/** Returns the place of one note in a text, or null. */
export function findAnchor(text: string, anchor: Anchor): TextSpan | null {
  return runNow(findAnchors(text, [anchor]))[0] ?? null
}
