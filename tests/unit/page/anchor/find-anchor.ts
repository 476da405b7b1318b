import { findAnchors } from '@/lib/page/anchor/anchor'
import type { Anchor } from '@/lib/schema/annotation'
import { runNow } from '../../run-now'
import type { Span } from '@/lib/text/spans'

/** Returns the place of one note in a text, or null. */
export function findAnchor(text: string, anchor: Anchor): Span | null {
  return runNow(findAnchors(text, [anchor]))[0] ?? null
}
