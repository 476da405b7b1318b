import { allMutes } from '@/lib/annotations/mutes'
import { countAnnotations } from '@/lib/annotations/read-notes'
import { allDeleted, eachAnnotation } from '@/lib/annotations/store'
import { readSettings } from '@/lib/platform/settings'
import type { NoteWriter } from '@/lib/formats/shared/exchange'
import { writeBackup } from '@/lib/formats/backup/to-backup'

/** The complete backup as pieces of text, and the number of notes in it. Notes are read while it is written. */
export async function backupPieces(now: string): Promise<{ pieces: AsyncIterable<string>; notes: number }> {
  const total = await countAnnotations()
  const kept = { notes: eachAnnotation({ kind: 'all' }), ...(await keptBesideNotes()) }
  return { pieces: writeBackup(kept, { now, total }), notes: total }
}

/** The given notes as a complete backup, with everything else that it contains. */
export const writeFullBackup: NoteWriter = async function* (notes, about) {
  yield* writeBackup({ notes, ...(await keptBesideNotes()) }, about)
}

async function keptBesideNotes() {
  const [bin, mutes, settings] = await Promise.all([allDeleted(), allMutes(), readSettings()])
  return { bin, mutes, settings }
}

/**
 * "Claimlight backup 2026-11-20 18-30-05.jsonl": the pattern by which older backups are recognised; the time is UTC.
 */
export function backupName(now: string): string {
  return `Claimlight backup ${now.slice(0, 10)} ${now.slice(11, 19).replaceAll(':', '-')}.jsonl`
}

/** The names that are names of backups, oldest first. */
export function backupNames(names: readonly string[]): string[] {
  return names.filter((name) => NAME.test(name)).sort()
}

/** There is no registered media type for JSON lines. */
export const BACKUP_TYPE = 'application/json'

const NAME = /^Claimlight backup \d{4}-\d\d-\d\d \d\d-\d\d-\d\d\.jsonl$/
