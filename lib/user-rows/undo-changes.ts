import { putWithCounts } from '@/lib/dossiers/data/adjustments'
import { database } from '@/lib/dossiers/data/database'
import type { Adjustment } from '@/lib/dossiers/data/types'
import { runOnAllTables } from '@/lib/store/database'
import { recordWrites, undoWrites } from '@/lib/store/recorded-writes'
import type { WrittenRow } from '@/lib/store/write-recorder'

/** Makes a change in one transaction. @returns a function that undoes it */
export async function recordChange(change: () => Promise<unknown>): Promise<() => Promise<unknown>> {
  const { written } = await recordWrites(change)
  return () => undoChanges(written)
}

/** Undoes recorded writes (see `undoWrites`), and counts the adjustments again of the dossiers that stay as they are. */
export function undoChanges(
  written: readonly WrittenRow[],
  now: string = new Date().toISOString(),
): Promise<WrittenRow[]> {
  return runOnAllTables(async () => {
    const undone = await undoWrites(written)
    const whole = new Set(undone.filter(({ table }) => table === 'dossiers').map(({ id }) => id))
    for (const { table, before, after } of undone) {
      if (table !== 'adjustments') continue
      const { dossier } = (after ?? before) as Adjustment
      const row = await database().dossiers.get(dossier)
      if (row && !whole.has(dossier)) await putWithCounts(row, now)
    }
    return undone
  })
}
