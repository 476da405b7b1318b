import { type Fields, keyOf, type RecordKey } from '@/lib/rows/kind'
import { formerOf } from '@/lib/rows/lost'
import { fieldsOfNote } from '@/lib/rows/note'
import type { Annotation } from '@/lib/schema/annotation'
import { isAnnotation } from '@/lib/schema/is-annotation'
import { contentId } from '@/lib/text/content-id'
import { database } from './database'
import { binEnd } from './purge-bin'
import { quarantine } from './unreadable'

/** A row as it was before other devices or an import changed or deleted it. */
export interface FormerRow {
  id: string
  key: RecordKey
  fields: Fields
  /** ISO instant. */
  at: string
}

/** Keeps rows for 30 days. The same row is kept once, with its last time. */
export async function keepFormerRows(rows: readonly Pick<FormerRow, 'key' | 'fields'>[], now: string): Promise<void> {
  const kept = rows.map(({ key, fields }): FormerRow => ({
    id: FORMER + contentId([key, fields]),
    key,
    fields,
    at: now,
  }))
  await database().keeping.bulkPut(kept.map((row) => ({ key: row.id, value: row })))
}

/** Keeps the rows of the bin that these notes replace, where they have other words or are unreadable. */
export async function keepBinned(notes: readonly Annotation[], now: string): Promise<void> {
  const binned = await database().bin.bulkGet(notes.map(({ id }) => id))
  for (const row of binned) if (row !== undefined && !isAnnotation(row)) await quarantine(row)
  await keepFormerRows(
    notes.flatMap((note, n) => replacedBy(note, binned[n])),
    now,
  )
}

/** The copy to keep of a stored note, here or in the bin, that another version replaces. */
export function replacedBy(after: Annotation, before: unknown): ReturnType<typeof formerOf> {
  if (!isAnnotation(before)) return []
  const key = keyOf({ kind: 'note', id: after.id })
  return formerOf({ key, expected: fieldsOfNote(before), fields: fieldsOfNote(after) })
}

/** The last ones first. */
export async function listFormerRows(): Promise<FormerRow[]> {
  const rows = await database().keeping.where('key').startsWith(FORMER).toArray()
  return rows.map(({ value }) => value as FormerRow).sort((a, b) => (a.at < b.at ? 1 : -1))
}

export async function removeFormerRow(id: string): Promise<void> {
  if (id.startsWith(FORMER)) await database().keeping.delete(id)
}

/** Deletes what was kept for more than 30 days. */
export function purgeFormerRows(now: string): Promise<void> {
  const { keeping } = database()
  return database().transaction('rw', keeping, async () => {
    const rows = await listFormerRows()
    await keeping.bulkDelete(rows.filter(({ at }) => at < binEnd(now)).map(({ id }) => id))
  })
}

const FORMER = 'sync-aside:'
