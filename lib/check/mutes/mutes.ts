import { deleteMute, restoreMute, saveMute } from '@/lib/notes/data/mutes'
import type { Mute, MuteDraft } from '@/lib/schema/mute'
import { knownTabs, selectionCheck } from '@/lib/platform/session'
import { openTabs } from '@/lib/platform/tabs'
import type { CheckState } from '@/lib/schema/page-state'
import { clearMuteCache, withMutes } from '../muted'
import { changeCheck } from '../check-states'
import { changeOwnCheck } from '../own-texts/own-text-state'
import { changePage } from '../page-states'
import { repaint } from '../card-texts'

/** Mutes a finding. All writes use these functions, so that every tab is updated. */
export async function muteFinding(draft: MuteDraft): Promise<Mute> {
  const mute = await saveMute(draft, new Date().toISOString())
  await mutesChanged()
  return mute
}

export async function unmuteFinding(id: string): Promise<void> {
  await deleteMute(id)
  await mutesChanged()
}

export async function restoreMutedFinding(mute: Mute): Promise<void> {
  await restoreMute(mute)
  await mutesChanged()
}

/** Applies the stored mutes to all tabs and to the user's own text. Calls run in order, so that an older result cannot replace a newer one. */
export function mutesChanged(): Promise<void> {
  clearMuteCache()
  queuedChange = queuedChange.then(showEverywhere, showEverywhere)
  return queuedChange
}

let queuedChange: Promise<void> = Promise.resolve()

async function showEverywhere(): Promise<void> {
  for (const { tabId } of await knownTabs()) {
    const changed = await changePage(tabId, withNewMutes)
    if (changed) await repaint(tabId, changed)
  }
  // A selection may have been checked on a page that is not checked itself.
  for (const tabId of await openTabs()) await changeCheck(selectionCheck(tabId), withNewMutes)
  await changeOwnCheck(withNewMutes)
}

/** Returns the same object where the mutes hide the same findings as before. */
async function withNewMutes<State extends CheckState>(state: State | null): Promise<State | null> {
  if (state === null) return null
  const changed = await withMutes(state)
  return JSON.stringify(changed.muted) === JSON.stringify(state.muted) ? state : changed
}
