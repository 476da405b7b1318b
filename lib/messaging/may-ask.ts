import type { ToBackground } from './protocol'
import type { Asker } from './who-asks'

/** Says who may ask the background for what. */
export function mayAsk(kind: keyof ToBackground, from: Asker): boolean {
  // The rest of these say something about the tab they come from, which a page of ours is not.
  if (from.part === 'page') return FROM_PAGES.has(kind) && from.frameId === 0
  return !FROM_PAGES.has(kind) || kind === 'annotations-of-page'
}

/**
 * What a page's renderer may ask. It writes no notes and moves no other tab, whatever has become of it; it mutes only what
 * was found on its own page.
 */
const FROM_PAGES = new Set<keyof ToBackground>([
  'page-seen',
  'look',
  'start-page-agent',
  'check-page',
  'in-view',
  'active-finding',
  'open-panel',
  'wrong-match',
  'undo-wrong-match',
  'annotations-of-page',
  'notes-placed',
])
