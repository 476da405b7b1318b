import { pageState } from '@/lib/platform/session'
import { runInTurn } from '@/lib/platform/one-at-a-time'
import { createStoredItem } from '@/lib/platform/stored-item'
import type { NoteChange } from '@/lib/schema/note-change'
import { contentId } from '@/lib/text/content-id'
import { changePage } from './page-states'

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

export async function withoutDismissed(changes: readonly NoteChange[]): Promise<NoteChange[]> {
  if (changes.length === 0) return []
  const signs = new Map(await dismissals.read())
  return changes.filter((change) => signs.get(change.id) !== hashOf(change))
}

/** Returns a hash of the new words, so that no words of pages are stored. */
function hashOf({ kind, parts }: NoteChange): string {
  return contentId([kind, parts.map(([, added]) => added)])
}
