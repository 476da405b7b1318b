import { adjustmentTable, dossierTable } from '@/lib/dossiers/data/portable/dossier-rows'
import { muteTable, noteTable } from '@/lib/notes/data/portable-rows'
import { isSameJson } from '@/lib/rows/json'
import {
  type Fields,
  formerRowsOf,
  idOfKey,
  type KindName,
  kindNames,
  kindOfKey,
  type LocalRow,
  type OnRowLeftOut,
  type RecordKey,
  rowKeyOf,
  type RowWrite,
} from '@/lib/rows/row-rules'
import type { RefusedRows, RowTable } from '@/lib/rows/row-table'
import { keepFormerRows } from '@/lib/store/former-rows'
import { groupedBy } from '@/lib/text/lists'

// Reads and writes the user's data as rows of fields, for syncing, for backups, and for former versions.

const rowTables: Readonly<Record<KindName, RowTable>> = {
  dossier: dossierTable,
  adjustment: adjustmentTable,
  note: noteTable,
  mute: muteTable,
}

/** Yields all rows, in batches; an adjustment comes before its dossier, which it keeps in use. */
export async function* allRows(): AsyncGenerator<readonly LocalRow[], void, undefined> {
  for (const kind of kindNames.toReversed()) yield* rowTables[kind].all()
}

/** Returns the fields of a row; null where there is none that can be read. */
export async function readRow(key: RecordKey): Promise<Fields | null> {
  const [fields = null] = await rowTables[kindOfKey(key)].read([idOfKey(key)])
  return fields
}

/** Returns the keys of deleted rows that the user can still restore. */
export async function keysInBin(keys: readonly RecordKey[]): Promise<Set<RecordKey>> {
  const found = new Set<RecordKey>()
  for (const [kind, own] of groupedBy(keys, kindOfKey))
    for (const id of (await rowTables[kind].binned?.(own.map(idOfKey))) ?? []) found.add(rowKeyOf({ kind, id }))
  return found
}

/**
 * Writes rows of other devices, of a backup, or of former versions. Skips those that have changed since the write was
 * planned, and keeps what a write loses. Call within a transaction over all tables.
 * @param leftOut called with each row whose content could not be written
 * @returns the keys of the rows that were written
 */
export async function writeRows(
  rows: readonly RowWrite[],
  now: string,
  leftOut: OnRowLeftOut = () => undefined,
): Promise<Set<RecordKey>> {
  const written = new Set<RecordKey>()
  const refused: RefusedRows = new Map()
  for (const kind of kindNames) {
    const { read, write } = rowTables[kind]
    const own = rows.filter(({ key }) => kindOfKey(key) === kind)
    for (let at = 0; at < own.length; at += BATCH) {
      const batch = own.slice(at, at + BATCH)
      const present = await read(batch.map(({ key }) => idOfKey(key)))
      const expected = batch.filter((row, n) => isSameJson(present[n], row.expected))
      // Later dossiers get a later time, because lists are in the order in which dossiers were added.
      const done = await write(expected, new Date(Date.parse(now) + at).toISOString(), refused)
      await keepFormerRows(done.flatMap(formerRowsOf), now)
      for (const { key } of done) written.add(key)
    }
  }
  for (const [key, error] of refused) leftOut(key, error)
  return written
}

const BATCH = 50
