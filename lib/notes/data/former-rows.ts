import { rowKeyOf, formerRowsOf } from '@/lib/rows/row-rules'
import { fieldsOfNote } from '@/lib/rows/note'
import type { Annotation } from '@/lib/schema/annotation'
import { isAnnotation } from '@/lib/schema/is-annotation'
import { keepFormerRows } from '@/lib/store/former-rows'
import { database } from './database'
import { copyUnreadableRow } from './read-notes'

/** Stores copies of the rows in the bin that these notes replace, if content would be lost or a row is unreadable. */
export async function storeReplacedBinRows(notes: readonly Annotation[], now: string): Promise<void> {
  const binned = await database().bin.bulkGet(notes.map(({ id }) => id))
  for (const row of binned) if (row !== undefined && !isAnnotation(row)) await copyUnreadableRow(row)
  await keepFormerRows(
    notes.flatMap((note, n) => formerNoteRowsOf(note, binned[n])),
    now,
  )
}

/** Returns the copy to store of a note or a row in the bin whose content another version loses; else an empty list. */
export function formerNoteRowsOf(after: Annotation, before: unknown): ReturnType<typeof formerRowsOf> {
  if (!isAnnotation(before)) return []
  const key = rowKeyOf({ kind: 'note', id: after.id })
  return formerRowsOf({ key, expected: fieldsOfNote(before), fields: fieldsOfNote(after) })
}
