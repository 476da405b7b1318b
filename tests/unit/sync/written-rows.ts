import { writeDossierRows } from '@/lib/dossiers/data/portable/dossier-rows'
import { writeNoteRows } from '@/lib/notes/data/portable-rows'
import type { OnRowLeftOut, RecordKey, RowWrite } from '@/lib/rows/row-rules'
import { runOnAllTables } from '@/lib/store/database'

/** Writes rows of other devices as a sync does, without a record of them. @returns the keys of those that were written */
export function writeRows(
  rows: readonly RowWrite[],
  now: string,
  leftOut: OnRowLeftOut = () => undefined,
): Promise<Set<RecordKey>> {
  return runOnAllTables(async () => {
    const dossiers = await writeDossierRows(rows, now, leftOut)
    return new Set([...dossiers, ...(await writeNoteRows(rows, now, leftOut))])
  })
}
