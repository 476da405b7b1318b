import type { ImportItem } from '@/lib/notes/formats/shared/exchange'
import { fieldsOfMute } from '@/lib/rows/mute'
import { rowKeyOf } from '@/lib/rows/row-rules'
import type { DeletedAnnotation } from '@/lib/schema/annotation'
import type { Mute } from '@/lib/schema/mute'
import { database, runOnNotes } from '../database'
import { writeNoteRows } from '../portable-rows'
import { writeNotes, type NoteWrite } from '../write-notes'
import { planImport, type ImportChoice, type ItemResult } from './plan-import'

interface Progress {
  onProgress: (done: number, total: number) => void
  signal: AbortSignal
}

/** The contents of a backup beside its notes. */
export interface ImportExtras {
  deleted: DeletedAnnotation[]
  mutes: Mute[]
}

/**
 * Imports the notes of a file in one transaction, planned again on the current data. If an error, a cancel or a closed
 * window ends it early, nothing is changed. Deleted notes are imported if there is none with their id, and a sentence
 * that is already muted gets no second mute, since sync has one record for a sentence.
 * @returns the result of each item
 * @throws the signal's reason; else whatever the database throws
 */
export function applyImport(
  items: readonly ImportItem[],
  choice: ImportChoice,
  { onProgress, signal }: Progress,
  { deleted, mutes }: ImportExtras = { deleted: [], mutes: [] },
  now = new Date().toISOString(),
): Promise<ItemResult[]> {
  return runOnNotes(async () => {
    const { results, writes } = await planImport(items, choice, (done) => {
      signal.throwIfAborted()
      onProgress(done, items.length * 2)
    })
    for (let at = 0; at < writes.length; at += BATCH) {
      signal.throwIfAborted()
      await writeNotes(writes.slice(at, at + BATCH), now)
      onProgress(items.length + (items.length * Math.min(at + BATCH, writes.length)) / writes.length, items.length * 2)
    }
    await writeNotes(await missingInBin(deleted), now)
    const mutesOfFile = mutes.map((mute) => ({
      key: rowKeyOf({ kind: 'mute', id: mute.id }),
      expected: null,
      fields: fieldsOfMute(mute),
    }))
    await writeNoteRows(mutesOfFile, now, () => undefined)
    signal.throwIfAborted()
    return results
  })
}

const BATCH = 500

async function missingInBin(deleted: readonly DeletedAnnotation[]): Promise<NoteWrite[]> {
  const binned = await database().bin.bulkGet(deleted.map(({ id }) => id))
  return deleted.filter((_, n) => binned[n] === undefined).map((note) => ({ expected: null, note }))
}
