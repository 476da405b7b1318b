import {
  kindNames,
  kindOfKey,
  type LocalRow,
  type OnRowLeftOut,
  type RecordKey,
  type RowWrite,
} from '@/lib/rows/row-rules'
import { runOnAllTables } from '@/lib/store/database'
import * as tables from '@/lib/user-rows/row-tables'

/** Writes rows of other devices as a sync does, without a record of them. @returns the keys of those that were written */
export function writeRows(
  rows: readonly RowWrite[],
  now: string,
  leftOut: OnRowLeftOut = () => undefined,
): Promise<Set<RecordKey>> {
  return runOnAllTables(() => tables.writeRows(rows, now, leftOut))
}

/** Returns all rows of this device, in the order in which others write them: a dossier before its adjustments. */
export async function storedRows(): Promise<LocalRow[]> {
  const rows: LocalRow[] = []
  for await (const batch of tables.allRows()) rows.push(...batch)
  const orderOf = ({ key }: LocalRow) => kindNames.indexOf(kindOfKey(key))
  return rows.sort((a, b) => orderOf(a) - orderOf(b))
}
