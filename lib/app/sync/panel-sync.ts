import type { AsideRow } from '@/lib/annotations/sync/aside'
import { call } from '@/lib/messaging/call'
import { permissionOf, syncFolderIn } from '@/lib/platform/sync-folder'
import type { Answer } from '@/lib/sync/questions'
import type { NewsAnswer } from '@/lib/sync/decide'
import { readSyncSettings, rememberSync, type LastSync, type SyncSettings } from '@/lib/sync-store/settings'
import type { JobSettings } from './sync-messages'
import { createSyncRunner, SyncCancelled } from './sync-runner'

// Syncing as the panel asks for it: in a worker, one job after the other.

export const syncRunner = createSyncRunner({
  start: () => new Worker(new URL('./sync-worker.ts', import.meta.url), { type: 'module' }),
  // A worker has no messages of the browser.
  changed: (what) => void call(what, null),
})

/**
 * Syncs with the folder. Nothing happens where syncing is off.
 *
 * @param answer to the question of the last run
 * @param newsAnswer about what the last run has held back
 * @returns the result, also for a run that failed; null: nothing was done, or the user has cancelled it
 */
export async function syncNow(
  answer: Answer | null = null,
  newsAnswer: NewsAnswer | null = null,
): Promise<LastSync | null> {
  const settings = await readSyncSettings()
  const { isOn, folder } = settings
  if (!isOn || (folder && (await permissionOf(folder)) !== 'granted')) return null
  try {
    const job = { kind: 'sync' as const, settings: forJob(settings), answer, newsAnswer }
    return await syncRunner.run(job, folder && syncFolderIn(folder))
  } catch (error) {
    if (error instanceof SyncCancelled) return null
    throw error
  }
}

/** A file with all that this device knows, for the other ones. It replaces the ones before it. */
export async function changeFile(now: Date): Promise<{ name: string; file: Blob }> {
  await syncNow()
  return syncRunner.run({ kind: 'write-file', settings: forJob(await readSyncSettings()), now }, null)
}

/** Reads files of other devices: change files, or those of a shared folder. @returns the result of the sync after it */
export async function readChangeFiles(files: readonly File[]): Promise<LastSync | null> {
  const chosen = files.map((file) => ({ path: file.webkitRelativePath || file.name, name: file.name, file }))
  const settings = forJob(await readSyncSettings())
  const problems = await syncRunner.run({ kind: 'read-files', settings, files: chosen }, null)
  const last = await syncNow()
  if (last === null || problems.length === 0) return last
  const both = { ...last, problems: [...problems, ...last.problems] }
  await rememberSync(both)
  return both
}

/** Gives a row the content again that it had before other devices changed it. @returns whether it could be written */
export async function bringRowBack(row: AsideRow): Promise<boolean> {
  const settings = forJob(await readSyncSettings())
  const isBack = await syncRunner.run({ kind: 'bring-back', settings, row, now: new Date().toISOString() }, null)
  if (isBack) await syncNow()
  return isBack
}

function forJob({ name, secret, folder }: SyncSettings): JobSettings {
  return { name, secret, hasFolder: folder !== null }
}
