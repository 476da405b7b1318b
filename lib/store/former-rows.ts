import type { EntityTable } from 'dexie'
import type { Fields, RecordKey } from '@/lib/rows/row-rules'
import { contentId } from '@/lib/text/content-id'
import { dayMs } from '@/lib/text/date-value'
import { openedDatabase, type Database } from './database'

/** A row as it was before other devices or an import changed or deleted it. */
export interface FormerRow {
  id: string
  key: RecordKey
  fields: Fields
  at: string
}

/** Stores rows for 30 days. An identical row is stored once, with the latest time. */
export async function keepFormerRows(rows: readonly Pick<FormerRow, 'key' | 'fields'>[], at: string): Promise<void> {
  await table().bulkPut(rows.map(({ key, fields }) => ({ id: contentId([key, fields]), key, fields, at })))
}

export function listFormerRows(): Promise<FormerRow[]> {
  return table().orderBy('at').reverse().toArray()
}

export async function removeFormerRow(id: string): Promise<void> {
  await table().delete(id)
}

export async function purgeFormerRows(now: string): Promise<void> {
  await table().where('at').below(purgeCutoff(now)).delete()
}

export const DAYS_IN_BIN = 30

/** Returns the instant before which rows must have been deleted or replaced to be purged. @param now ISO instant */
export function purgeCutoff(now: string): string {
  return new Date(Date.parse(now) - DAYS_IN_BIN * dayMs).toISOString()
}

function table(): EntityTable<FormerRow, 'id'> {
  return (openedDatabase() as Database & { formerRows: EntityTable<FormerRow, 'id'> }).formerRows
}
