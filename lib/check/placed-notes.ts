import { withDatabase } from '@/lib/notes/data/open-database'
import { storeNoteChanges } from '@/lib/notes/note-changes'
import { ownNotesOf, withOwnKey } from '@/lib/notes/data/page-notes'
import type { NotesPlaced } from '@/lib/page/lifecycle/page-agent-host'
import { newestTabs, pageState } from '@/lib/platform/session'
import { isPrivateTab } from '@/lib/platform/tabs'
import { withoutDismissed } from './dismissed-changes'
import { changePage } from './page-states'

/**
 * Stores where the notes of a tab's page were found. If they are all of another page with the same canonical link, the
 * page gets a key of its own from now on, and they are not listed as missing.
 */
export async function storePlacedNotes(tabId: number, { orphans, moved, changes }: NotesPlaced): Promise<void> {
  // A write without a change waits for the state of a new check that may be written just now.
  await changePage(tabId, (state) => state)
  const page = await pageState(tabId).read()
  // A page that is still being read has no key; its notes are placed again after its first findings.
  if (!page || page.pageKey === '') return
  const { pageKey, otherKeys, ids } = await withDatabase(async () => {
    const own = await withOwnKey(page, orphans)
    return { ...own, ids: new Set((await ownNotesOf(own)).map(({ id }) => id)) }
  })
  const own = changes.filter(({ id }) => ids.has(id))
  const isNewest = (await newestTabs()).some((tab) => tab.tabId === tabId)
  if (isNewest && !(await isPrivateTab(tabId))) await storeNoteChanges(ids, own)
  const news = await withoutDismissed(own)
  await changePage(tabId, (state) => {
    if (state?.url !== page.url || state.pageKey !== page.pageKey) return state
    const keys = { pageKey, ...(otherKeys && { otherKeys }) }
    return { ...state, ...keys, orphans: orphans.filter((id) => ids.has(id)), moved, changes: news }
  })
}
