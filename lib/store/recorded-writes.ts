import { REPLACED_MARK } from '@/lib/rows/dossier'
import { isSameJson, type Json } from '@/lib/rows/json'
import { rowKeyOf, type KindName } from '@/lib/rows/row-rules'
import { groupedBy } from '@/lib/text/lists'
import { openedDatabase, runOnAllTables } from './database'
import type { FormerRow } from './former-rows'
import { recordTransaction, type WrittenRow } from './write-recorder'

/** Runs work in one transaction over all tables. @returns its result, and the rows that it changed, for `undoWrites` */
export function recordWrites<T>(work: () => Promise<T>): Promise<{ result: T; written: WrittenRow[] }> {
  return runOnAllTables(async () => {
    const tables = recordTransaction()
    const result = await work()
    const rows = [...tables.values()].flatMap((table) => [...table.values()])
    const changed = new Set<string>()
    // A row brings its parts: they come last, because it takes long to compare large ones.
    for (const row of rows.sort((a, b) => Number(PART_TABLES.has(a.table)) - Number(PART_TABLES.has(b.table))))
      if (!changed.has(rowOf(row)) && !isSameRow(row.before, row.after)) changed.add(rowOf(row))
    // A part that is as it was, such as the missing index of a new dossier, may change later.
    return { result, written: rows.filter((row) => changed.has(rowOf(row))) }
  })
}

/**
 * Restores what was there before recorded writes, in one transaction. Rows that belong together, such as a note and its
 * row in the bin, stay as they are if the user has changed one of them since.
 * @returns the rows that were restored
 */
export function undoWrites(written: readonly WrittenRow[]): Promise<WrittenRow[]> {
  return runOnAllTables(async () => {
    const changed = new Set<string>()
    for (const batch of batchesByTable(written.filter(({ table }) => !PART_TABLES.has(table)))) {
      const present = await tableOf(batch).bulkGet(batch.map(({ id }) => id))
      for (const [n, row] of batch.entries()) if (!isSameRow(present[n], row.after)) changed.add(rowOf(row))
    }
    const undone = written.filter((row) => !changed.has(rowOf(row)))
    for (const batch of batchesByTable(undone)) {
      const added = batch.filter(({ before }) => before === undefined)
      // Dexie reports each deleted key to all parts of the extension, and a list of 50,000 would block the sidebar.
      // After a put of fifty rows it reports that any row may have changed.
      if (added.length >= DEXIE_BULK_ROWS)
        await tableOf(batch).bulkPut(added.slice(0, DEXIE_BULK_ROWS).flatMap(({ after }) => after ?? []))
      await tableOf(batch).bulkPut(batch.flatMap(({ before }) => before ?? []))
      await tableOf(batch).bulkDelete(added.map(({ id }) => id))
    }
    return undone
  })
}

/** The kind of the rows in each table of the user's data. */
const KIND_BY_TABLE: Readonly<Record<string, KindName>> = {
  annotations: 'note',
  bin: 'note',
  unreadable: 'note',
  mutes: 'mute',
  adjustments: 'adjustment',
  dossiers: 'dossier',
  contents: 'dossier',
  compiled: 'dossier',
  indexes: 'dossier',
}

/** Tables of copies and parts of rows; the row itself tells whether the user has changed it. */
const PART_TABLES: ReadonlySet<string> = new Set(['unreadable', 'formerRows', 'contents', 'compiled', 'indexes'])

/**
 * Returns the key of the row that a row of a table is, or is a part of. A replaced dossier in the bin belongs to the one
 * in its place: if only one of the two were undone, the other would be lost.
 */
function rowOf({ table, id, before, after }: WrittenRow): string {
  const kind = KIND_BY_TABLE[table]
  if (kind === 'dossier') return rowKeyOf({ kind, id: id.split(REPLACED_MARK)[0] ?? id })
  if (kind) return rowKeyOf({ kind, id })
  return table === 'formerRows' ? ((after ?? before) as FormerRow).key : `${table}/${id}`
}

function* batchesByTable(rows: readonly WrittenRow[]): Generator<readonly [WrittenRow, ...WrittenRow[]]> {
  for (const group of groupedBy(rows, ({ table }) => table).values())
    for (let at = 0; at < group.length; at += BATCH) yield group.slice(at, at + BATCH) as [WrittenRow, ...WrittenRow[]]
}

const BATCH = 500
const DEXIE_BULK_ROWS = 50

function tableOf([{ table }]: readonly [WrittenRow, ...WrittenRow[]]) {
  return openedDatabase().table<object, string>(table)
}

function isSameRow(row: object | undefined, other: object | undefined): boolean {
  return isSameJson(row as Json | undefined, other as Json | undefined)
}
