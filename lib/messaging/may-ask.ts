import type { ToBackground } from './protocol'
import type { Asker } from './who-asks'

/** Returns whether a sender may send a message to the background. */
export function mayAsk(kind: keyof ToBackground, from: Asker): boolean {
  // The others concern the sender's tab, so an extension page cannot send them.
  if (from.part === 'page') return FROM_PAGES.has(kind) && from.frameId === 0
  return !FROM_PAGES.has(kind) || kind === 'annotations-of-page'
}

/**
 * Messages allowed from a page's renderer, which may be compromised: it writes no notes, controls no other tab, and
 * mutes only findings of its own page.
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
