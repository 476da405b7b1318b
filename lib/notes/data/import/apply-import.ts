import type { ImportItem } from '@/lib/notes/formats/shared/exchange'
import { database, runOnNotes } from '../database'
import { isAnnotation } from '@/lib/schema/is-annotation'
import { keepFormerRows } from '@/lib/store/former-rows'
import { formerNoteRowsOf } from '../former-rows'
import { copyUnreadableRow } from '../read-notes'
import { planImport, type ImportChoice, type ImportPlan, type NoteWrite } from './plan-import'
import { parseMute, type Mute } from '@/lib/schema/mute'
import { idOfMute } from '@/lib/rows/mute'
import { isSameNote } from '@/lib/rows/join-notes'
import { isSameJson, type Json } from '@/lib/rows/json'
import type { DeletedAnnotation } from '@/lib/schema/annotation'

interface Progress {
  onProgress: (done: number, total: number) => void
  signal: AbortSignal
}

export interface AppliedImport extends ImportPlan {
  extras: ImportExtras
}

/**
 * Imports the notes of a file in one transaction, planned again on the current data. If an error, a cancel or a closed
 * window ends it early, nothing is changed.
 * @returns the result of each item, and the rows that were written, for `undoImport`
 * @throws the signal's reason; else whatever the database throws
 */
export function applyImport(
  items: readonly ImportItem[],
  choice: ImportChoice,
  { onProgress, signal }: Progress,
  extras: ImportExtras = noExtras,
  now = new Date().toISOString(),
): Promise<AppliedImport> {
  return runOnNotes(async () => {
    const plan = await planImport(items, choice, (done) => {
      signal.throwIfAborted()
      onProgress(done, items.length * 2)
    })
    const { writes } = plan
    for (let at = 0; at < writes.length; at += BATCH) {
      signal.throwIfAborted()
      await putBatch(writes.slice(at, at + BATCH), now)
      onProgress(items.length + (items.length * Math.min(at + BATCH, writes.length)) / writes.length, items.length * 2)
    }
    const put = await writeExtras(extras)
    signal.throwIfAborted()
    return { ...plan, extras: put }
  })
}

/**
 * Reverts an import in one transaction: removes added notes, restores replaced ones, and returns restored notes to the
 * bin. Notes changed since then stay.
 * @returns the number of reverted notes
 */
export function undoImport({ writes, extras }: Pick<AppliedImport, 'writes' | 'extras'>): Promise<number> {
  const db = database()
  return runOnNotes(async () => {
    let undone = 0
    await removeExtras(extras)
    await reportAllNotesChanged(writes)
    for (let at = 0; at < writes.length; at += BATCH) {
      const batch = writes.slice(at, at + BATCH)
      const now = await db.annotations.bulkGet(batch.map(({ after }) => after.id))
      const mine = batch.filter(({ after }, i) => {
        const row = now[i]
        return isAnnotation(row) && isSameNote(row, after)
      })
      const back = mine.flatMap(({ before }) => before ?? [])
      const binned = mine.flatMap((write) => write.binned ?? [])
      await db.annotations.bulkPut(back)
      await db.bin.bulkPut(binned)
      await db.annotations.bulkDelete(mine.filter(({ before }) => before === null).map(({ after }) => after.id))
      undone += mine.length
    }
    return undone
  })
}

/**
 * Makes Dexie report that any note may have changed, by a bulk put of fifty or more unchanged rows. Otherwise it
 * reports each deleted key to every part of the extension, and a list of 50,000 keys would block the sidebar.
 */
async function reportAllNotesChanged(writes: readonly NoteWrite[]): Promise<void> {
  const { annotations } = database()
  if (writes.length < MANY_WRITES) return
  const rows = await annotations.bulkGet(writes.slice(0, MANY_WRITES).map(({ after }) => after.id))
  const there = rows.filter((row) => row !== undefined)
  if (there.length >= DEXIE_BULK_ROWS) await annotations.bulkPut(there)
}

const MANY_WRITES = 500
const DEXIE_BULK_ROWS = 50
const BATCH = 500

async function putBatch(writes: readonly NoteWrite[], now: string): Promise<void> {
  const { annotations, bin } = database()
  const former = writes.flatMap(({ before, binned, after }) => formerNoteRowsOf(after, before ?? binned))
  await keepFormerRows(former, now)
  const added = writes.flatMap(({ before, after }) => (before === null ? after.id : []))
  for (const row of await annotations.bulkGet(added)) if (row !== undefined) await copyUnreadableRow(row)
  await annotations.bulkPut(writes.map(({ after }) => after))
  const back = writes.filter(({ binned }) => binned !== null).map(({ after }) => after.id)
  if (back.length > 0) await bin.bulkDelete(back)
}

export interface ImportExtras {
  deleted: DeletedAnnotation[]
  mutes: Mute[]
}

const noExtras: ImportExtras = { deleted: [], mutes: [] }

/**
 * Imports the contents of a backup other than notes, if their ids do not exist yet; an existing note is not moved to
 * the bin. A sentence that is already muted gets no second mute, since sync has one record for a sentence. Call within
 * the transaction of the import.
 * @returns the added rows, for undoing
 */
async function writeExtras({ deleted, mutes }: ImportExtras): Promise<ImportExtras> {
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
async function removeExtras({ deleted, mutes }: ImportExtras): Promise<void> {
  const { bin, mutes: muted } = database()
  for (const row of deleted) if (isSame(row, await bin.get(row.id))) await bin.delete(row.id)
  for (const row of mutes) if (isSame(row, await muted.get(row.id))) await muted.delete(row.id)
}

function isSame(imported: object, here: object | undefined): boolean {
  return isSameJson(imported as Json, here as Json | undefined)
}
