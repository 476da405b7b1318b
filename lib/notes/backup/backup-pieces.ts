import { backupProfile } from '@/lib/notes/data/backups'
import { allMutes } from '@/lib/notes/data/mutes'
import { countAnnotations } from '@/lib/notes/data/read-notes'
import { allDeleted, eachAnnotation } from '@/lib/notes/data/store'
import { countDossiers, dossiersForBackup } from '@/lib/dossiers/data/portable/portable'
import { readSettings } from '@/lib/platform/settings'
import type { NoteWriter } from '@/lib/notes/formats/shared/exchange'
import { parsedJson } from '@/lib/text/parsed-json'
import { z } from 'zod'
import { writeBackup } from '@/lib/notes/formats/backup/backup'

/** Returns the complete backup as pieces of text, and the counts of its records. Notes are read while it is written. */
export async function backupPieces(now: string): Promise<{ pieces: AsyncIterable<string>; counts: BackupCounts }> {
  const total = await countAnnotations()
  const beside = await readBackupExtras()
  const kept = { notes: eachAnnotation({ kind: 'all' }), ...beside }
  const counts = { notes: total, mutes: beside.mutes.length, ...beside.more }
  return { pieces: writeBackup(kept, { now, total, profile: await backupProfile() }), counts }
}

export const writeFullBackup: NoteWriter = async function* (notes, about) {
  yield* writeBackup({ notes, ...(await readBackupExtras()) }, about)
}

async function readBackupExtras() {
  const [bin, mutes, settings] = await Promise.all([allDeleted(), allMutes(), readSettings()])
  return { bin, mutes, settings, dossiers: dossiersForBackup(), more: await countDossiers() }
}

/**
 * Returns "Claimlight backup 2026-11-20 18-30-05.jsonl", the time in UTC. Older backups are recognised by this pattern.
 */
export function backupName(now: string): string {
  return `Claimlight backup ${now.slice(0, 10)} ${now.slice(11, 19).replaceAll(':', '-')}.jsonl`
}

export function filterBackupNames(names: readonly string[]): string[] {
  return names.filter((name) => BACKUP_NAME.test(name)).sort()
}

const countSchema = z.number().int().nonnegative()
/** The fields of a backup's first line that decide which backups stay. Older versions counted only notes. */
const headSchema = z.object({
  profile: z.string(),
  counts: z.object({
    notes: countSchema,
    mutes: countSchema.catch(0),
    /** Number of dossiers, not counting the bundled one. */
    dossiers: countSchema.catch(0),
    changes: countSchema.catch(0),
  }),
})

export type BackupCounts = z.infer<typeof headSchema>['counts']

/** Reads profile and counts from the first line of a backup. Returns null for another file or an older version. */
export function readBackupHead(start: string): z.infer<typeof headSchema> | null {
  return headSchema.safeParse(parsedJson(start.slice(0, start.indexOf('\n')))).data ?? null
}

/**
 * Returns the names of the backups to delete: the oldest, except for each kind of record the last backup with clearly
 * more of that kind than every backup that stays, since those records may have been lost later.
 * @param own oldest first, without the backup just written, whose counts are `counts`
 */
export function backupsToDelete(
  own: readonly { name: string; counts: BackupCounts }[],
  { keep, counts }: { keep: number; counts: BackupCounts },
): string[] {
  const gone = own.slice(0, Math.max(0, own.length + 1 - keep))
  const spared = (Object.keys(LEAST_SURPLUS) as (keyof BackupCounts)[]).map((kind) => {
    const most = Math.max(counts[kind], ...own.slice(gone.length).map((one) => one.counts[kind]))
    return gone.findLast((one) => one.counts[kind] > most + Math.max(LEAST_SURPLUS[kind], most / 10))
  })
  return gone.filter((one) => !spared.includes(one)).map(({ name }) => name)
}

/** Minimum surplus of a kind that counts as clearly more. */
const LEAST_SURPLUS: BackupCounts = { notes: 5, mutes: 5, dossiers: 0, changes: 5 }
/** Media type of the file: no type is registered for JSON lines. */
export const BACKUP_TYPE = 'application/json'
const BACKUP_NAME = /^Claimlight backup \d{4}-\d\d-\d\d \d\d-\d\d-\d\d\.jsonl$/
