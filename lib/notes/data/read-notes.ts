import type { EntityTable } from 'dexie'
import { database } from './database'
import { isAnnotation, isDeletedAnnotation } from '@/lib/schema/is-annotation'
import type { Annotation } from '@/lib/schema/annotation'

export function countAnnotations(): Promise<number> {
  return database().annotations.count()
}

export async function newestAnnotations(limit: number): Promise<Annotation[]> {
  return (await database().annotations.orderBy('modified').reverse().limit(limit).toArray()).filter(isAnnotation)
}

export async function* annotationBatches(size: number): AsyncGenerator<Annotation[], void, undefined> {
  for await (const batch of batchesOf(database().annotations, size, '')) yield batch.filter(isAnnotation)
}

/**
 * Yields rows in batches, ordered by id: reading neighbouring rows is about ten times as fast as reading single rows.
 * @param after only rows after this id; undefined: all rows, whatever their ids are
 */
export async function* batchesOf<T extends { id: string }>(
  table: EntityTable<T, 'id'>,
  size: number,
  after?: string,
): AsyncGenerator<T[], void, undefined> {
  for (;;) {
    const rest = after === undefined ? table.orderBy(':id') : table.where(':id').above(after)
    const rows = await rest.limit(size).toArray()
    yield rows
    after = rows.at(-1)?.id
    if (after === undefined || rows.length < size) return
  }
}

/** Returns the time of the last change of each note, by id; read from an index, without loading the notes. */
export function annotationStamps(): Promise<Map<string, string>> {
  const { annotations } = database()
  return database().transaction('r', annotations, async () => {
    const byModified = annotations.orderBy('modified')
    const [ids, stamps] = await Promise.all([byModified.primaryKeys(), byModified.keys()])
    return new Map(ids.map((id, at) => [id, stamps[at] as string]))
  })
}

/**
 * Returns all rows that are not valid notes, unchanged: in the list, in the bin, and copied aside. All rows are
 * scanned, a few hundred at a time, because an invalid row may be missing from every index.
 */
export async function unreadableRows(): Promise<unknown[]> {
  const { annotations, bin, unreadable } = database()
  return [
    ...(await unreadableRowsIn(annotations, isAnnotation)),
    ...(await unreadableRowsIn(bin, isDeletedAnnotation)),
    ...(await unreadable.toArray()),
  ]
}

/** Copies an unreadable row aside before it is overwritten. Call within `runOnNotes`. */
export async function copyUnreadableRow(row: { id: string }): Promise<void> {
  await database().unreadable.put(row)
}

export function unreadableAsText(rows: readonly unknown[]): string {
  return `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`
}

const ROWS_AT_ONCE = 300

async function unreadableRowsIn<T extends { id: string }>(
  table: EntityTable<T, 'id'>,
  isGood: (row: unknown) => boolean,
): Promise<unknown[]> {
  const bad: unknown[] = []
  for await (const rows of batchesOf(table, ROWS_AT_ONCE)) bad.push(...rows.filter((row) => !isGood(row)))
  return bad
}
