import { allMutes } from '@/lib/annotations/mutes'
import { countAnnotations } from '@/lib/annotations/read-notes'
import { allDeleted, eachAnnotation } from '@/lib/annotations/store'
import { readSettings } from '@/lib/platform/settings'
import type { NoteWriter } from '@/lib/transfer/exchange'
import { writeBackup } from '@/lib/transfer/to-backup'

/** The whole backup as text in pieces, and how many notes it is to hold. The notes are read while it is written. */
export async function backupPieces(now: string): Promise<{ pieces: AsyncIterable<string>; notes: number }> {
  const total = await countAnnotations()
  const kept = { notes: eachAnnotation({ kind: 'all' }), ...(await keptBesideNotes()) }
  return { pieces: writeBackup(kept, { now, total }), notes: total }
}

/** The notes given as a whole backup, with all else that one holds. */
export const writeEverything: NoteWriter = async function* (notes, about) {
  yield* writeBackup({ notes, ...(await keptBesideNotes()) }, about)
}

async function keptBesideNotes() {
  const [bin, mutes, settings] = await Promise.all([allDeleted(), allMutes(), readSettings()])
  return { bin, mutes, settings }
}

/** "Claimlight backup 2026-11-20 18-30-05.jsonl", by which older ones are known again; the time is UTC. */
export function backupName(now: string): string {
  return `Claimlight backup ${now.slice(0, 10)} ${now.slice(11, 19).replaceAll(':', '-')}.jsonl`
}

/** Those of the names that backups have, the oldest first. */
export function backupsAmong(names: readonly string[]): string[] {
  return names.filter((name) => NAME.test(name)).sort()
}

/** JSON by the line has no name of its own among the types of files. */
export const BACKUP_TYPE = 'application/json'

const NAME = /^Claimlight backup \d{4}-\d\d-\d\d \d\d-\d\d-\d\d\.jsonl$/
