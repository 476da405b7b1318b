import type { Incoming } from '@/lib/transfer/exchange'
import { database } from '../database'
import { nothingBeside, putBeside, takeBeside, type Beside } from './beside'
import { isSameNote } from './merge-versions'
import { planImport, type ImportChoice, type ImportPlan, type StoredNotes, type Write } from './plan-import'

/** What is kept, for planning; inside a transaction it reads in that. */
export const storedNotes: StoredNotes = {
  byIds: async (ids) => (await database().annotations.bulkGet([...ids])).filter((row) => row !== undefined),
  binned: async (ids) => (await database().bin.bulkGet([...ids])).filter((row) => row !== undefined),
  ofPages: (pageKeys) => database().annotations.where('pageKey').anyOf(pageKeys).toArray(),
}

/** How far a long piece of work has come, and the way to end it. */
export interface Progress {
  /** Of `total` steps. */
  tell: (done: number, total: number) => void
  signal: AbortSignal
}

/** What an import has done, and beside what was planned: what it brought in that is no note. */
export interface Applied extends ImportPlan {
  beside: Beside
}

/**
 * Brings a file's notes in. It is planned anew on what is kept at that moment, and is one transaction: an error, a cancel or
 * the end of this context leaves everything as it was.
 *
 * @returns what was done, with what was written, so that it can be undone
 * @throws the signal's reason; else whatever the database throws
 */
export function applyImport(
  items: readonly Incoming[],
  choice: ImportChoice,
  { tell, signal }: Progress,
  beside: Beside = nothingBeside,
): Promise<Applied> {
  const db = database()
  return db.transaction('rw', db.annotations, db.bin, db.mutes, async () => {
    const plan = await planImport(items, storedNotes, choice, (done) => {
      signal.throwIfAborted()
      tell(done, items.length * 2)
    })
    const { writes } = plan
    for (let at = 0; at < writes.length; at += BATCH) {
      signal.throwIfAborted()
      await putBatch(writes.slice(at, at + BATCH))
      tell(items.length + (items.length * Math.min(at + BATCH, writes.length)) / writes.length, items.length * 2)
    }
    const put = await putBeside(beside)
    signal.throwIfAborted()
    return { ...plan, beside: put }
  })
}

/**
 * Takes an import back: what it added goes, what it replaced returns, what it brought out of the bin goes back there. What
 * was changed since stays as it is now. One transaction.
 *
 * @returns how many notes were taken back
 */
export function undoImport({ writes, beside }: Pick<Applied, 'writes' | 'beside'>): Promise<number> {
  const db = database()
  return db.transaction('rw', db.annotations, db.bin, db.mutes, async () => {
    let undone = 0
    await takeBeside(beside)
    await markAll(writes)
    for (let at = 0; at < writes.length; at += BATCH) {
      const batch = writes.slice(at, at + BATCH)
      const now = await db.annotations.bulkGet(batch.map(({ after }) => after.id))
      const mine = batch.filter(({ after }, i) => {
        const row = now[i]
        return row !== undefined && isSameNote(row, after)
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
 * Dexie tells every part of the extension which keys were deleted, one by one, unless it has been told already that all may
 * have changed, as it is when fifty rows are put at once: with 50,000 keys, reading that list would hold up the panel.
 */
async function markAll(writes: readonly Write[]): Promise<void> {
  const { annotations } = database()
  if (writes.length < MANY) return
  const rows = await annotations.bulkGet(writes.slice(0, MANY).map(({ after }) => after.id))
  const there = rows.filter((row) => row !== undefined)
  if (there.length >= FIFTY) await annotations.bulkPut(there)
}

const MANY = 500
const FIFTY = 50
const BATCH = 500

async function putBatch(writes: readonly Write[]): Promise<void> {
  const { annotations, bin } = database()
  await annotations.bulkPut(writes.map(({ after }) => after))
  const back = writes.filter(({ binned }) => binned !== null).map(({ after }) => after.id)
  if (back.length > 0) await bin.bulkDelete(back)
}
