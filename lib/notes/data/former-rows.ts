import { type Fields, rowKeyOf, type RecordKey, formerRowsOf } from '@/lib/rows/row-rules'
import { fieldsOfNote } from '@/lib/rows/note'
import type { Annotation } from '@/lib/schema/annotation'
import { isAnnotation } from '@/lib/schema/is-annotation'
import { contentId } from '@/lib/text/content-id'
import { database } from './database'
import { copyUnreadableRow } from './read-notes'
import { dayMs } from '@/lib/text/date-value'

/** A row as it was before other devices or an import changed or deleted it. */
export interface FormerRow {
  id: string
  key: RecordKey
  fields: Fields
  at: string
}

/** Stores rows for 30 days. An identical row is stored once, with the latest time. */
export async function keepFormerRows(rows: readonly Pick<FormerRow, 'key' | 'fields'>[], now: string): Promise<void> {
  const kept = rows.map(({ key, fields }): FormerRow => ({
    id: FORMER_ROW_PREFIX + contentId([key, fields]),
    key,
    fields,
    at: now,
  }))
  await database().keeping.bulkPut(kept.map((row) => ({ key: row.id, value: row })))
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

export async function listFormerRows(): Promise<FormerRow[]> {
  const rows = await database().keeping.where('key').startsWith(FORMER_ROW_PREFIX).toArray()
  return rows.map(({ value }) => value as FormerRow).sort((a, b) => (a.at < b.at ? 1 : -1))
}

export async function removeFormerRow(id: string): Promise<void> {
  if (id.startsWith(FORMER_ROW_PREFIX)) await database().keeping.delete(id)
}

export function purgeFormerRows(now: string): Promise<void> {
  const { keeping } = database()
  return database().transaction('rw', keeping, async () => {
    const rows = await listFormerRows()
    await keeping.bulkDelete(rows.filter(({ at }) => at < purgeCutoff(now)).map(({ id }) => id))
  })
}

const FORMER_ROW_PREFIX = 'sync-aside:'
export const DAYS_IN_BIN = 30

/** Returns the instant before which notes must have been deleted to be purged from the bin. @param now ISO instant */
export function purgeCutoff(now: string): string {
  return new Date(Date.parse(now) - DAYS_IN_BIN * dayMs).toISOString()
}
