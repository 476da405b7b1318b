import { deleteMute, restoreMute, saveMute } from '@/lib/notes/data/mutes'
import type { Mute, MuteDraft } from '@/lib/schema/mute'
import { knownTabs } from '@/lib/platform/session'
import { clearMuteCache, withMutes } from '../muted'
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

/** Applies the stored mutes to all tabs. Calls run in order, so that an older result cannot replace a newer one. */
export function mutesChanged(): Promise<void> {
  clearMuteCache()
  queuedChange = queuedChange.then(showOnTabs, showOnTabs)
  return queuedChange
}

let queuedChange: Promise<void> = Promise.resolve()

async function showOnTabs(): Promise<void> {
  for (const { tabId } of await knownTabs()) {
    const changed = await changePage(tabId, async (state) => {
      if (state === null) return null
      const changed = await withMutes(state)
      return String(changed.muted) === String(state.muted) ? state : changed
    })
    if (changed) await repaint(tabId, changed)
  }
}
