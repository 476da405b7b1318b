import { contentId } from '@/lib/text/content-id'
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

export async function readBackups(): Promise<{
  plan: BackupPlan
  last: LastBackup | null
  error: BackupError | null
}> {
  const [plan, last, error] = await database().keeping.bulkGet([PLAN_KEY, LAST_KEY, ERROR_KEY])
  return {
    plan: (plan?.value as BackupPlan | undefined) ?? noPlan,
    last: (last?.value as LastBackup | undefined) ?? null,
    error: (error?.value as BackupError | undefined) ?? null,
  }
}

/** Changes the given fields. A new plan clears the failure of the old one. */
export async function changeBackupPlan(change: Partial<BackupPlan>): Promise<void> {
  const { keeping } = database()
  await database().transaction('rw', keeping, async () => {
    const { plan } = await readBackups()
    await keeping.put({ key: PLAN_KEY, value: { ...plan, ...change } })
    await keeping.delete(ERROR_KEY)
  })
}

export async function rememberBackup(last: LastBackup): Promise<void> {
  const { keeping } = database()
  await database().transaction('rw', keeping, async () => {
    await keeping.put({ key: LAST_KEY, value: last })
    await keeping.delete(ERROR_KEY)
  })
}

export async function rememberBackupError(error: BackupError): Promise<void> {
  await database().keeping.put({ key: ERROR_KEY, value: error })
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
  const { keeping } = database()
  return database().transaction('rw', keeping, async () => {
    const known = (await keeping.get(PROFILE_KEY))?.value
    if (typeof known === 'string') return known
    const value = crypto.randomUUID()
    await keeping.put({ key: PROFILE_KEY, value })
    return value
  })
}

const PROFILE_KEY = 'backup-profile'
const PLAN_KEY = 'backup-plan'
const LAST_KEY = 'backup-last'
const ERROR_KEY = 'backup-trouble'
