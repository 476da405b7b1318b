import { database } from '../database'
import type { Mute } from '@/lib/schema/mute'
import type { DeletedAnnotation } from '@/lib/schema/annotation'

/** The contents of a backup other than notes. */
export interface ImportExtras {
  deleted: DeletedAnnotation[]
  mutes: Mute[]
}

export const noExtras: ImportExtras = { deleted: [], mutes: [] }

/**
 * Imports the contents of a backup other than notes, if their ids do not exist yet; an existing note is not moved to
 * the bin. Call within the transaction of the import.
 *
 * @returns the added rows, for undoing
 */
export async function writeExtras({ deleted, mutes }: ImportExtras): Promise<ImportExtras> {
  const { annotations, bin, mutes: muted } = database()
  const ids = deleted.map(({ id }) => id)
  const [kept, binned] = [await annotations.bulkGet(ids), await bin.bulkGet(ids)]
  const known = await muted.bulkGet(mutes.map(({ id }) => id))
  const put = {
    deleted: deleted.filter((_, i) => kept[i] === undefined && binned[i] === undefined),
    mutes: mutes.filter((_, i) => known[i] === undefined),
  }
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
