import { backupProfile } from '@/lib/annotations/backups'
import { allMutes } from '@/lib/annotations/mutes'
import { countAnnotations } from '@/lib/annotations/read-notes'
import { allDeleted, eachAnnotation } from '@/lib/annotations/store'
import { keptDossiers } from '@/lib/dossiers/sync/kept-dossiers'
import { readSettings } from '@/lib/platform/settings'
import type { NoteWriter } from '@/lib/formats/shared/exchange'
import { writeBackup } from '@/lib/formats/backup/to-backup'

/** The complete backup as pieces of text, and the number of notes in it. Notes are read while it is written. */
export async function backupPieces(now: string): Promise<{ pieces: AsyncIterable<string>; notes: number }> {
  const total = await countAnnotations()
  const kept = { notes: eachAnnotation({ kind: 'all' }), ...(await keptBesideNotes()) }
  return { pieces: writeBackup(kept, { now, total, profile: await backupProfile() }), notes: total }
}

/** The given notes as a complete backup, with everything else that it contains. */
export const writeFullBackup: NoteWriter = async function* (notes, about) {
  yield* writeBackup({ notes, ...(await keptBesideNotes()) }, about)
}

async function keptBesideNotes() {
  const [bin, mutes, settings] = await Promise.all([allDeleted(), allMutes(), readSettings()])
  return { bin, mutes, settings, dossiers: keptDossiers() }
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

/** Reads the first line of a backup: the profile that made it, and its number of notes. Null where it is none, or of an older version. */
export function readBackupHead(start: string): { profile: string; notes: number } | null {
  try {
    const { profile, counts } = JSON.parse(start.slice(0, start.indexOf('\n'))) as {
      profile?: unknown
      counts?: { notes?: unknown }
    }
    return typeof profile === 'string' && typeof counts?.notes === 'number' ? { profile, notes: counts.notes } : null
  } catch {
    return null
  }
}

/**
 * The backups to be deleted: the oldest ones, but never the last one that has clearly more notes than all that stay. The notes may be gone since then.
 *
 * @param own oldest first, without the one just written
 */
export function backupsToDelete(
  own: readonly { name: string; notes: number }[],
  { keep, notes }: { keep: number; notes: number },
): string[] {
  const gone = own.slice(0, Math.max(0, own.length + 1 - keep))
  const most = Math.max(notes, ...own.slice(gone.length).map((one) => one.notes))
  const spared = gone.findLast((one) => one.notes > most + Math.max(FEW, most / 10))
  return gone.filter((one) => one !== spared).map(({ name }) => name)
}

const FEW = 5

/** There is no registered media type for JSON lines. */
export const BACKUP_TYPE = 'application/json'

const NAME = /^Claimlight backup \d{4}-\d\d-\d\d \d\d-\d\d-\d\d\.jsonl$/
