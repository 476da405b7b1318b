import type { Fields } from '@/lib/rows/kind'
import type { RecordKey } from '@/lib/rows/kinds'
import { contentId } from '@/lib/text/content-id'
import { database } from './database'
import { binEnd } from './purge-bin'

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

/** The last ones first. */
export async function listFormerRows(): Promise<FormerRow[]> {
  const rows = await database().keeping.where('key').startsWith(FORMER).toArray()
  return rows.map(({ value }) => value as FormerRow).sort((a, b) => (a.at < b.at ? 1 : -1))
}

export async function removeFormerRow(id: string): Promise<void> {
  if (id.startsWith(FORMER)) await database().keeping.delete(id)
}

/** Deletes what was kept for more than 30 days. */
export async function purgeFormerRows(now: string): Promise<void> {
  const old = (await listFormerRows()).filter(({ at }) => at < binEnd(now))
  await database().keeping.bulkDelete(old.map(({ id }) => id))
}

const FORMER = 'sync-aside:'
