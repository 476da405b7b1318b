import type { EntityTable } from 'dexie'
import { database } from './database'
import { batchesOf } from './read-notes'
import { isAnnotation, isDeletedAnnotation } from '@/lib/schema/is-annotation'

/**
 * Returns all rows that are not valid notes, unchanged: in the list, in the bin, and copied aside. All rows are
 * scanned, a few hundred at a time, because an invalid row may be missing from every index.
 */
export async function unreadableRows(): Promise<unknown[]> {
  const { annotations, bin, keeping } = database()
  const laidBy = await keeping.where('key').startsWith(UNREADABLE_PREFIX).toArray()
  return [
    ...(await badRows(annotations, isAnnotation)),
    ...(await badRows(bin, isDeletedAnnotation)),
    ...laidBy.map(({ value }) => value),
  ]
}

/** Copies an unreadable row aside before it is overwritten. Call within a transaction that includes `keeping`. */
export async function quarantine(row: { id: string }): Promise<void> {
  await database().keeping.put({ key: `${UNREADABLE_PREFIX}${row.id}`, value: row })
}

/** Returns the rows as a JSON list, for a file. */
export function unreadableAsText(rows: readonly unknown[]): string {
  return `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`
}

const UNREADABLE_PREFIX = 'unreadable:'
const AT_ONCE = 300

async function badRows<T extends { id: string }>(
  table: EntityTable<T, 'id'>,
  isGood: (row: unknown) => boolean,
): Promise<unknown[]> {
  const bad: unknown[] = []
  for await (const rows of batchesOf(table, AT_ONCE)) bad.push(...rows.filter((row) => !isGood(row)))
  return bad
}
