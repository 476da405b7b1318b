import { isSameJson } from '@/lib/rows/json'
import { isSameNote } from '@/lib/rows/join-notes'
import { fieldsOfNote } from '@/lib/rows/note'
import { formerRowsOf, rowKeyOf } from '@/lib/rows/row-rules'
import type { Annotation, DeletedAnnotation } from '@/lib/schema/annotation'
import { isAnnotation } from '@/lib/schema/is-annotation'
import { keepFormerRows } from '@/lib/store/former-rows'
import { database } from './database'
import { copyUnreadableRow } from './read-notes'

export interface NoteWrite {
  /** The note when the write was planned; null: none that can be read. */
  expected: Annotation | null
  /** The new note; one with the time of its deletion goes to the bin. */
  note: Annotation | DeletedAnnotation
}

/**
 * Writes notes, except those that have changed since they were planned. Stores copies of unreadable rows and of content
 * that is lost, in the list and in the bin. Call within `runOnNotes`.
 * @returns the ids of the notes that were written
 */
export async function writeNotes(writes: readonly NoteWrite[], now: string): Promise<Set<string>> {
  const { annotations, bin } = database()
  const ids = writes.map(({ note }) => note.id)
  const stored = await annotations.bulkGet(ids)
  const binned = await bin.bulkGet(ids)
  const puts: Annotation[] = []
  const deleted: DeletedAnnotation[] = []
  const unlisted: string[] = []
  const unbinned: string[] = []
  const former: ReturnType<typeof formerRowsOf> = []
  for (const [n, { expected, note }] of writes.entries()) {
    const row: unknown = stored[n]
    if (!isAsExpected(row, expected)) continue
    for (const before of [row, binned[n]])
      if (isAnnotation(before)) former.push(...formerNoteRowsOf(note, before))
      else if (before !== undefined) await copyUnreadableRow(before as { id: string })
    if ('deleted' in note) {
      deleted.push(isAnnotation(row) ? { ...row, deleted: note.deleted } : note)
      if (row !== undefined) unlisted.push(note.id)
    } else {
      puts.push(note)
      if (binned[n] !== undefined) unbinned.push(note.id)
    }
  }
  await keepFormerRows(former, now)
  await annotations.bulkPut(puts)
  await bin.bulkPut(deleted)
  await annotations.bulkDelete(unlisted)
  await bin.bulkDelete(unbinned)
  return new Set([...puts, ...deleted].map(({ id }) => id))
}

function isAsExpected(row: unknown, expected: Annotation | null): boolean {
  if (expected === null || !isAnnotation(row)) return expected === null && !isAnnotation(row)
  return isSameNote(row, expected) || isSameJson(fieldsOfNote(row), fieldsOfNote(expected))
}

function formerNoteRowsOf(after: Annotation, before: Annotation): ReturnType<typeof formerRowsOf> {
  const key = rowKeyOf({ kind: 'note', id: after.id })
  return formerRowsOf({ key, expected: fieldsOfNote(before), fields: fieldsOfNote(after) })
}
