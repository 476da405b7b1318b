import { database } from '../database'
import { readMute, type Mute } from '@/lib/schema/mute'
import { fieldsOfMute, idOfMute } from '@/lib/rows/mute'
import { isSameJson } from '@/lib/rows/json'
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

/** Reverts `writeExtras`. */
export async function removeExtras({ deleted, mutes }: ImportExtras): Promise<void> {
  const { bin, mutes: muted } = database()
  await bin.bulkDelete(deleted.map(({ id }) => id))
  await muted.bulkDelete(mutes.map(({ id }) => id))
}
