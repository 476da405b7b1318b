import type { ToBackground } from '@/lib/messaging/protocol'
import type { Asker } from '@/lib/messaging/who-asks'

/** Says who may ask the background for what. */
export function mayAsk(kind: keyof ToBackground, from: Asker): boolean {
  // The rest of these say something about the tab they come from, which a page of ours is not.
  if (from.part === 'reader') return FOR_READERS.has(kind) && from.frameId === 0
  return !FOR_READERS.has(kind) || kind === 'annotations-of-page'
}

/**
 * What a page's renderer may ask. It writes no notes and moves no other tab, whatever has become of it; it mutes only what
 * was found on its own page.
 */
const FOR_READERS = new Set<keyof ToBackground>([
  'page-seen',
  'look',
  'let-reader-in',
  'check-page',
  'in-view',
  'finding-in-hand',
  'open-panel',
  'wrong-match',
  'undo-wrong-match',
  'annotations-of-page',
  'notes-placed',
])
