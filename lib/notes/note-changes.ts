import { runInTurn } from '@/lib/platform/one-at-a-time'
import { createStoredItem } from '@/lib/platform/stored-item'
import type { NoteChange } from '@/lib/schema/note-change'

/** Changes of the words of notes on their pages, latest last. They outlast the tab, for the list of notes and for exports. */
const storedChanges = createStoredItem<NoteChange[]>('local', 'note-changes')

/** Returns what became of the words of notes that are no longer on their page, by id of the note. */
export async function readNoteChanges(): Promise<Map<string, NoteChange>> {
  return changesById(await storedChanges.read())
}

/** Calls back with the changes after each check of a page. @returns a function that stops it */
export const watchNoteChanges = (changed: (changes: Map<string, NoteChange>) => void): (() => void) =>
  storedChanges.watch((changes) => changed(changesById(changes)))

export async function storeNoteChanges(
  notesOfPage: ReadonlySet<string>,
  changes: readonly NoteChange[],
): Promise<void> {
  await runInTurn('note-changes', async () => {
    const before = (await storedChanges.read()) ?? []
    const others = before.filter(({ id }) => !notesOfPage.has(id))
    if (changes.length === 0 && others.length === before.length) return
    await storedChanges.write(
      [...others, ...changes.map((change) => ({ ...change, anchor: null }))].slice(-MOST_CHANGES),
    )
  })
}

const MOST_CHANGES = 500
const changesById = (changes: readonly NoteChange[] | null) => new Map(changes?.map((change) => [change.id, change]))
