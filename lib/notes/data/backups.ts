import { contentId } from '@/lib/text/content-id'
import { readValue, writeValue } from '@/lib/store/database'
import { database } from './database'

export interface BackupPlan {
  every: 'never' | 'day' | 'week'
  /** Place of backups; null: the user has not chosen one, so none are made. */
  to: 'folder' | 'download' | null
  keep: number
  folder: FileSystemDirectoryHandle | null
}

export interface LastBackup {
  at: string
  notes: number
  /** Value of `backupFingerprint` when the backup started. */
  stamp: string
}

/** Reason why the last automatic backup failed; each is a key under `backup.why` in `locales/`. */
export type BackupError = 'permission' | 'gone' | 'full' | 'downloads' | 'large' | 'failed'

export const noPlan: BackupPlan = { every: 'never', to: null, keep: 10, folder: null }

interface Backups {
  plan: BackupPlan
  last: LastBackup | null
  error: BackupError | null
}

export async function readBackups(): Promise<Backups> {
  return (await readValue<Backups>(BACKUPS)) ?? { plan: noPlan, last: null, error: null }
}

/** Changes the given fields. A new plan clears the failure of the old one. */
export function changeBackupPlan(change: Partial<BackupPlan>): Promise<void> {
  return changeBackups(({ plan, last }) => ({ plan: { ...plan, ...change }, last, error: null }))
}

export function rememberBackup(last: LastBackup): Promise<void> {
  return changeBackups(({ plan }) => ({ plan, last, error: null }))
}

export function rememberBackupError(error: BackupError): Promise<void> {
  return changeBackups((backups) => ({ ...backups, error }))
}

function changeBackups(change: (backups: Backups) => Backups): Promise<void> {
  return database().transaction('rw', database().values, async () => {
    await writeValue(BACKUPS, change(await readBackups()))
  })
}

/**
 * Returns a text that changes whenever notes or muted sentences are added, changed, deleted or restored. It is computed
 * from all rows, so it is never out of date, and a note with a date in the future does not hide changes of others.
 */
export async function notesFingerprint(): Promise<string> {
  const { annotations, bin, mutes } = database()
  return database().transaction('r', annotations, bin, mutes, async () => {
    const counts = [await annotations.count(), await bin.count()]
    const changed = fingerprintOf(await annotations.orderBy('modified').keys())
    const deleted = fingerprintOf(await bin.orderBy('deleted').keys())
    const muted = fingerprintOf(await mutes.toArray())
    return [...counts, changed, deleted, ...(muted === '' ? [] : [muted])].join(' ')
  })
}

function fingerprintOf(values: readonly unknown[]): string {
  return values.length === 0 ? '' : contentId(values)
}

/** Returns the id of this browser profile; it distinguishes the profile's backups from others in the same folder. */
export function backupProfile(): Promise<string> {
  return database().transaction('rw', database().values, async () => {
    const profile = (await readValue<string>(PROFILE)) ?? crypto.randomUUID()
    await writeValue(PROFILE, profile)
    return profile
  })
}

const BACKUPS = 'backups'
const PROFILE = 'backup-profile'
