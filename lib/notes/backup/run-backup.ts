import { dayMs } from '@/lib/text/date-value'
import { dossiersFingerprint, countDossiers, dossiersForBackup } from '@/lib/dossiers/data/portable/portable'
import {
  backupProfile,
  notesFingerprint,
  readBackups,
  rememberBackup,
  rememberBackupError,
  type BackupPlan,
  type BackupError,
  type LastBackup,
} from '@/lib/notes/data/backups'
import { database, openDatabase } from '@/lib/notes/data/database'
import { removeFromFolder, readFileStart, writeIntoFolder, downloadText } from '@/lib/platform/chosen-folder'
import { readSettings } from '@/lib/platform/settings'
import { defaultSettings } from '@/lib/schema/settings'
import { contentId } from '@/lib/text/content-id'
import { runUnlessRunning } from '@/lib/platform/one-at-a-time'
import { allMutes } from '@/lib/notes/data/mutes'
import { countAnnotations, allDeleted, eachAnnotation } from '@/lib/notes/data/store'
import type { NoteWriter } from '@/lib/notes/formats/shared/exchange'
import { parsedJson } from '@/lib/text/parsed-json'
import { z } from 'zod'
import { writeBackup } from '@/lib/notes/formats/backup/backup'

/** Makes an automatic backup if one is due. Safe to call at any time and repeatedly. @returns whether one was made */
export async function backUpIfDue(now: Date): Promise<boolean> {
  await openDatabase()
  const { plan, last } = await readBackups()
  const stamp = await backupFingerprint()
  if (!isBackupDue(plan, last, stamp, now.getTime())) return false
  // The background and an open sidebar may both find a backup due.
  const make = async (): Promise<boolean> => {
    const { last: meanwhile } = await readBackups()
    if (meanwhile?.at !== last?.at) return false
    const at = now.toISOString()
    const { pieces, counts } = await backupPieces(at)
    const error = await saveBackup(plan, backupName(at), { pieces, counts })
    if (error === null) await rememberBackup({ at, notes: counts.notes, stamp })
    else await rememberBackupError(error)
    return error === null
  }
  return runUnlessRunning('claimlight:backup', make, false)
}

/** Makes the complete backup for "Back up now". Call `record`, which stores its time, once the file is saved. */
export async function backUpByHand(now: Date): Promise<{ name: string; file: Blob; record: () => Promise<void> }> {
  await openDatabase()
  const stamp = await backupFingerprint()
  const at = now.toISOString()
  const { pieces, counts } = await backupPieces(at)
  const parts: Blob[] = []
  for await (const piece of pieces) parts.push(new Blob([piece]))
  return {
    name: backupName(at),
    file: new Blob(parts, { type: BACKUP_TYPE }),
    record: () => rememberBackup({ at, notes: counts.notes, stamp }),
  }
}

const HEAD_BYTES = 2000

async function saveBackup(
  plan: BackupPlan,
  name: string,
  { pieces, counts }: Awaited<ReturnType<typeof backupPieces>>,
): Promise<BackupError | null> {
  if (plan.to === 'download') return downloadText(name, pieces)
  if (plan.folder === null) return 'gone'
  const error = await writeIntoFolder(plan.folder, name, pieces)
  if (error !== null) return error
  // Old backups are deleted only after the new one is complete. If the clock was ahead, its name is not the newest one.
  const own: { name: string; counts: BackupCounts }[] = []
  const empty: string[] = []
  const profile = await backupProfile()
  const names: string[] = []
  for await (const one of plan.folder.keys()) names.push(one)
  for (const one of filterBackupNames(names)) {
    const start = await readFileStart(plan.folder, one, HEAD_BYTES)
    if (start === '') empty.push(one)
    else if (one !== name && start !== null) {
      // Backups of other profiles are not touched.
      const head = readBackupHead(start)
      if (head?.profile === profile) own.push({ name: one, counts: head.counts })
    }
  }
  await removeFromFolder(plan.folder, [...empty, ...backupsToDelete(own, { keep: plan.keep, counts })])
  return null
}

export async function backupFingerprint(): Promise<string> {
  const settings = contentId([await readSettings()])
  const untouched = contentId([defaultSettings])
  const parts = [await notesFingerprint(), await dossiersFingerprint(), settings === untouched ? '' : settings]
  return parts.filter((part) => part !== '').join(' ')
}

/**
 * Whether an automatic backup is due. It depends only on stored data, so a restarted worker gets the same result.
 * @param now ms since 1970
 * @param stamp current value of `backupFingerprint`
 */
export function isBackupDue(plan: BackupPlan, last: LastBackup | null, stamp: string, now: number): boolean {
  if (plan.every === 'never' || plan.to === null) return false
  if (last === null) return stamp !== EMPTY_FINGERPRINT
  if (last.stamp === stamp) return false
  const since = now - Date.parse(last.at)
  // A clock that was set back must not postpone backups forever.
  return since < 0 || since >= DAYS_BETWEEN[plan.every] * dayMs - DUE_TOLERANCE_MS
}

export async function remindsOfBackup(notes: number, now: number): Promise<boolean> {
  const [oldest] = await database().annotations.orderBy('modified').limit(1).keys()
  return wantsBackup(await readBackups(), notes, now, typeof oldest === 'string' ? oldest : '')
}

/**
 * Whether the user should be reminded of a backup: none is made by itself, and 20 notes, or 14 days with a new one, have
 * come since the last, or since the first note.
 * @param oldest instant of the note that was not changed for longest
 */
export function wantsBackup(
  { plan, last }: { plan: BackupPlan; last: LastBackup | null },
  notes: number,
  now: number,
  oldest: string,
): boolean {
  if (plan.every !== 'never' && plan.to !== null) return false
  const added = notes - (last?.notes ?? 0)
  const isOld = now - Date.parse(last?.at ?? oldest) >= DAYS_UNTIL_REMINDER * dayMs
  return added >= NOTES_UNTIL_REMINDER || (isOld && added > 0)
}

const NOTES_UNTIL_REMINDER = 20
const DAYS_UNTIL_REMINDER = 14
/** The value of `backupFingerprint` when nothing was ever stored. */
const EMPTY_FINGERPRINT = '0 0  '
const DAYS_BETWEEN = { day: 1, week: 7 }
/** Due times are checked every hour; without tolerance, a daily backup would move by an hour each day. */
const DUE_TOLERANCE_MS = 60 * 60_000

/** Returns the complete backup as pieces of text, and the counts of its records. Notes are read while it is written. */
async function backupPieces(now: string): Promise<{ pieces: AsyncIterable<string>; counts: BackupCounts }> {
  const total = await countAnnotations()
  const beside = await readBackupExtras()
  const kept = { notes: eachAnnotation(null), ...beside }
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
 * Returns "Claimlight backup 2026-11-20 18-30-05.jsonl", the time in UTC. Backups are recognised by this pattern.
 */
function backupName(now: string): string {
  return `Claimlight backup ${now.slice(0, 10)} ${now.slice(11, 19).replaceAll(':', '-')}.jsonl`
}

function filterBackupNames(names: readonly string[]): string[] {
  return names.filter((name) => BACKUP_NAME.test(name)).sort()
}

const countSchema = z.number().int().nonnegative()
/** The fields of a backup's first line that decide which backups stay. */
const headSchema = z.object({
  profile: z.string(),
  counts: z.object({
    notes: countSchema,
    mutes: countSchema,
    /** Number of dossiers, not counting the bundled one. */
    dossiers: countSchema,
    adjustments: countSchema,
  }),
})

type BackupCounts = z.infer<typeof headSchema>['counts']

/** Reads profile and counts from the first line of a backup. Returns null for another file. */
function readBackupHead(start: string): z.infer<typeof headSchema> | null {
  return headSchema.safeParse(parsedJson(start.slice(0, start.indexOf('\n')))).data ?? null
}

/**
 * Returns the names of the backups to delete: the oldest, except for each kind of record the last backup with clearly
 * more of that kind than every backup that stays, since those records may have been lost later.
 * @param own oldest first, without the backup just written, whose counts are `counts`
 */
function backupsToDelete(
  own: readonly { name: string; counts: BackupCounts }[],
  { keep, counts }: { keep: number; counts: BackupCounts },
): string[] {
  const gone = own.slice(0, Math.max(0, own.length + 1 - keep))
  const spared = (Object.keys(LEAST_SURPLUS) as (keyof BackupCounts)[]).map((kind) => {
    const most = Math.max(counts[kind], ...own.slice(gone.length).map((backup) => backup.counts[kind]))
    return gone.findLast((backup) => backup.counts[kind] > most + Math.max(LEAST_SURPLUS[kind], most / 10))
  })
  return gone.filter((backup) => !spared.includes(backup)).map(({ name }) => name)
}

/** Minimum surplus of a kind that counts as clearly more. */
const LEAST_SURPLUS: BackupCounts = { notes: 5, mutes: 5, dossiers: 0, adjustments: 5 }
/** Media type of the file: no type is registered for JSON lines. */
export const BACKUP_TYPE = 'application/json'
const BACKUP_NAME = /^Claimlight backup \d{4}-\d\d-\d\d \d\d-\d\d-\d\d\.jsonl$/
