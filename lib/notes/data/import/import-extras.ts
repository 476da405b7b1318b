import { database } from '../database'
import { readMute, type Mute } from '@/lib/schema/mute'
import { fieldsOfMute, idOfMute } from '@/lib/rows/mute'
import { isSameJson, type Json } from '@/lib/rows/json'
import { keepFormerRows } from '../former-rows'
import type { DeletedAnnotation } from '@/lib/schema/annotation'

/** The contents of a backup other than notes. */
export interface ImportExtras {
  deleted: DeletedAnnotation[]
  mutes: Mute[]
}

export const noExtras: ImportExtras = { deleted: [], mutes: [] }

/**
 * Imports the contents of a backup other than notes, if their ids do not exist yet; an existing note is not moved to
 * the bin. A sentence that is muted already gets no second mute, as one record of syncing is made of both: another
 * correction of it is kept for 30 days. Call within the transaction of the import.
 *
 * @returns the added rows, for undoing
 */
export async function writeExtras({ deleted, mutes }: ImportExtras, now: string): Promise<ImportExtras> {
  const { annotations, bin, mutes: muted } = database()
  const deletedIds = deleted.map(({ id }) => id)
  const [kept, binned] = [await annotations.bulkGet(deletedIds), await bin.bulkGet(deletedIds)]
  const rows: unknown[] = await muted.toArray()
  const ids = new Set(await muted.toCollection().primaryKeys())
  const bySentence = new Map(rows.flatMap((row) => readMute(row) ?? []).map((mute) => [idOfMute(mute), mute]))
  const put: ImportExtras = {
    deleted: deleted.filter((_, i) => kept[i] === undefined && binned[i] === undefined),
    mutes: [],
  }
  const former: Parameters<typeof keepFormerRows>[0][number][] = []
  for (const mute of mutes) {
    const same = bySentence.get(idOfMute(mute))
    if (same && mute.says && !isSameJson(fieldsOfMute(mute).says, fieldsOfMute(same).says))
      former.push({ key: `mute/${idOfMute(mute)}`, fields: fieldsOfMute(mute) })
    if (same || ids.has(mute.id)) continue
    bySentence.set(idOfMute(mute), mute)
    put.mutes.push(mute)
  }
  await keepFormerRows(former, now)
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
