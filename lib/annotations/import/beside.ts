import { database } from '../database'
import type { Mute } from '../mute-types'
import type { DeletedAnnotation } from '../types'

/** What a backup holds beside notes. */
export interface Beside {
  deleted: DeletedAnnotation[]
  mutes: Mute[]
}

export const nothingBeside: Beside = { deleted: [], mutes: [] }

/**
 * Brings in what a backup holds beside notes, where nothing of the same id is there: a note that is kept does not go into the
 * bin by it. Within the transaction of the import.
 *
 * @returns what was brought in, so that it can be undone
 */
export async function putBeside({ deleted, mutes }: Beside): Promise<Beside> {
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

/** Takes back what `putBeside` put. */
export async function takeBeside({ deleted, mutes }: Beside): Promise<void> {
  const { bin, mutes: muted } = database()
  await bin.bulkDelete(deleted.map(({ id }) => id))
  await muted.bulkDelete(mutes.map(({ id }) => id))
}
