import { findAnchors } from '@/lib/page/anchor/anchor'
import type { AnchorResult } from '@/lib/page/anchor/anchor-result'
import type { Anchor } from '@/lib/schema/annotation'
import { runNow } from '../../run-now'

/** The result for one note. */
export function findAnchor(text: string, anchor: Anchor): AnchorResult {
  return runNow(findAnchors(text, [anchor]))[0] ?? { state: 'orphaned' }
}
