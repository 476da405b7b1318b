import type { Mute } from '@/lib/annotations/mute-types'
import type { Annotation, DeletedAnnotation } from '@/lib/annotations/types'

/** All that the reader keeps. Settings are whatever the settings are: plain data, handed back as they were given. */
export interface Kept {
  notes: AsyncIterable<readonly Annotation[]>
  bin: readonly DeletedAnnotation[]
  mutes: readonly Mute[]
  settings: object | null
}

export const BACKUP_KIND = 'claimlight-backup'
/** Raised when an older reader would misread a newer file; a reader takes all versions up to its own. */
export const BACKUP_VERSION = 1

/**
 * Everything in one file: JSON by the line, so that a damaged line costs itself alone. The first line says what it is, the
 * last how many lines came before it, so that a file that was cut off is known by that. Rows stand as they are in the
 * database, half letters and all, which JSON can escape.
 *
 * @param now ISO instant
 * @param total how many notes there are about to be, for whoever shows the progress of reading
 */
export async function* writeBackup(
  { notes, bin, mutes, settings }: Kept,
  { now, total }: { now: string; total: number },
): AsyncGenerator<string, void, undefined> {
  const counts = { notes: total, bin: bin.length, mutes: mutes.length }
  yield line({ kind: BACKUP_KIND, version: BACKUP_VERSION, made: now, counts })
  let lines = 1
  if (settings) {
    yield line({ settings })
    lines++
  }
  for await (const batch of notes) {
    yield batch.map((note) => line({ note })).join('')
    lines += batch.length
  }
  yield bin.map((deleted) => line({ deleted })).join('') + mutes.map((mute) => line({ mute })).join('')
  yield line({ end: lines + bin.length + mutes.length })
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`
}
