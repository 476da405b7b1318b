import { database } from '../database'
import { parseMute, type Mute } from '@/lib/schema/mute'
import { idOfMute } from '@/lib/rows/mute'
import { isSameJson, type Json } from '@/lib/rows/json'
import type { DeletedAnnotation } from '@/lib/schema/annotation'

/** The contents of a backup other than notes. */
export interface ImportExtras {
  deleted: DeletedAnnotation[]
  mutes: Mute[]
}

export const noExtras: ImportExtras = { deleted: [], mutes: [] }

/**
 * Imports the contents of a backup other than notes, if their ids do not exist yet; an existing note is not moved to
 * the bin. A sentence that is already muted gets no second mute, since sync has one record for a sentence. Call within
 * the transaction of the import.
 *
 * @returns the added rows, for undoing
 */
export async function writeExtras({ deleted, mutes }: ImportExtras): Promise<ImportExtras> {
  const { annotations, bin, mutes: muted } = database()
  const deletedIds = deleted.map(({ id }) => id)
  const [kept, binned] = [await annotations.bulkGet(deletedIds), await bin.bulkGet(deletedIds)]
  const rows: unknown[] = await muted.toArray()
  const ids = new Set(await muted.toCollection().primaryKeys())
  const sentences = new Set(rows.flatMap((row) => parseMute(row) ?? []).map(idOfMute))
  const put: ImportExtras = {
    deleted: deleted.filter((_, i) => kept[i] === undefined && binned[i] === undefined),
    mutes: [],
  }
  for (const mute of mutes) {
    if (sentences.has(idOfMute(mute)) || ids.has(mute.id)) continue
    sentences.add(idOfMute(mute))
    put.mutes.push(mute)
  }
  await bin.bulkPut(put.deleted)
  await muted.bulkPut(put.mutes)
  return put
}

/** Reverts `writeExtras`; a row that has changed since stays. */
export async function removeExtras({ deleted, mutes }: ImportExtras): Promise<void> {
  const { bin, mutes: muted } = database()
  for (const row of deleted) if (isSame(row, await bin.get(row.id))) await bin.delete(row.id)
  for (const row of mutes) if (isSame(row, await muted.get(row.id))) await muted.delete(row.id)
}

function isSame(imported: object, here: object | undefined): boolean {
  return isSameJson(imported as Json, here as Json | undefined)
}
