import { countNotes } from '@/lib/annotations/backups'
import { allMutes } from '@/lib/annotations/mutes'
import { allDeleted, eachAnnotation } from '@/lib/annotations/store'
import { readSettings } from '@/lib/platform/settings'
import { writeBackup } from '@/lib/transfer/to-backup'

/** The whole backup as text in pieces, and how many notes it is to hold. The notes are read while it is written. */
export async function backupPieces(now: string): Promise<{ pieces: AsyncIterable<string>; notes: number }> {
  const total = await countNotes()
  const notes = eachAnnotation({ kind: 'all' })
  const [bin, mutes, settings] = await Promise.all([allDeleted(), allMutes(), readSettings()])
  return { pieces: writeBackup({ notes, bin, mutes, settings }, { now, total }), notes: total }
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
