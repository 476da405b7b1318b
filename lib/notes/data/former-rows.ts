import { rowKeyOf, formerRowsOf } from '@/lib/rows/row-rules'
import { fieldsOfNote } from '@/lib/rows/note'
import type { Annotation } from '@/lib/schema/annotation'
import { isAnnotation } from '@/lib/schema/is-annotation'
import { contentId } from '@/lib/text/content-id'
import { database, type FormerRow } from './database'
import { copyUnreadableRow } from './read-notes'
import { dayMs } from '@/lib/text/date-value'

/** Stores rows for 30 days. An identical row is stored once, with the latest time. */
export async function keepFormerRows(rows: readonly Pick<FormerRow, 'key' | 'fields'>[], at: string): Promise<void> {
  await database().formerRows.bulkPut(
    rows.map(({ key, fields }) => ({ id: contentId([key, fields]), key, fields, at })),
  )
}

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

export function listFormerRows(): Promise<FormerRow[]> {
  return database().formerRows.orderBy('at').reverse().toArray()
}

export async function removeFormerRow(id: string): Promise<void> {
  await database().formerRows.delete(id)
}

export async function purgeFormerRows(now: string): Promise<void> {
  await database().formerRows.where('at').below(purgeCutoff(now)).delete()
}

export const DAYS_IN_BIN = 30

/** Returns the instant before which notes must have been deleted to be purged from the bin. @param now ISO instant */
export function purgeCutoff(now: string): string {
  return new Date(Date.parse(now) - DAYS_IN_BIN * dayMs).toISOString()
}
