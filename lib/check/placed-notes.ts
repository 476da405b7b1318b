import { withDatabase } from '@/lib/notes/data/database'
import { storeNoteChanges } from '@/lib/notes/note-changes'
import { ownNotesOf, withOwnKey } from '@/lib/notes/data/page-notes'
import type { NotesPlaced } from '@/lib/page/lifecycle/page-agent-host'
import { newestTabs, pageState } from '@/lib/platform/session'
import { isPrivateTab } from '@/lib/platform/tabs'
import { changePage } from './page-states'
import { runInTurn } from '@/lib/platform/one-at-a-time'
import { createStoredItem } from '@/lib/platform/stored-item'
import type { NoteChange } from '@/lib/schema/note-change'
import { contentId } from '@/lib/text/content-id'

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

/** Dismissed changes: the id of a note with a hash of its new words, newest last. */
const dismissals = createStoredItem<[id: string, sign: string][]>('local', 'dismissed-changes')

/** Removes a change from the page of a tab, and never shows this one again; a later change of the note is shown. */
export async function dismissChange(tabId: number, noteId: string): Promise<void> {
  const change = (await pageState(tabId).read())?.changes?.find(({ id }) => id === noteId)
  if (!change) return
  await runInTurn('dismissed-changes', async () => {
    const others = ((await dismissals.read()) ?? []).filter(([id]) => id !== noteId)
    await dismissals.write([...others, [noteId, hashOf(change)] as [string, string]].slice(-MOST_DISMISSED))
  })
  await changePage(
    tabId,
    (state) => state && { ...state, changes: state.changes?.filter(({ id }) => id !== noteId) ?? [] },
  )
}

const MOST_DISMISSED = 500

async function withoutDismissed(changes: readonly NoteChange[]): Promise<NoteChange[]> {
  if (changes.length === 0) return []
  const signs = new Map(await dismissals.read())
  return changes.filter((change) => signs.get(change.id) !== hashOf(change))
}

/** Returns a hash of the new words, so that no words of pages are stored. */
const hashOf = ({ kind, parts }: NoteChange): string => contentId([kind, parts.map(([, added]) => added)])
