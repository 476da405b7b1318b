import type { FormerRow } from '@/lib/annotations/former-rows'
import { call } from '@/lib/messaging/call'
import type { Answer } from './deletions'
import { permissionOf, syncFolderIn } from './folder'
import { freshDevice } from './fresh-device'
import { readHeader } from './header'
import type { Secret } from './seal'
import { freshSalt, sealsOf } from './seal'
import type { JobSettings } from './serve-sync'
import { beginSync, readSyncSettings, rememberSync, type LastSync } from './store'
import { createSyncRunner, SyncCancelled } from './sync-runner'

// Syncing as the panel asks for it: in a worker, one job after the other.

export const syncRunner = createSyncRunner({
  start: () => new Worker(new URL('./sync-worker.ts', import.meta.url), { type: 'module' }),
  // A worker has no messages of the browser.
  changed: (what) => void call(what, null),
})

/** Files in a folder. `encrypted`: files of other devices; `open`: files without encryption. */
export interface FolderContent {
  encrypted: number
  open: number
}

/** Counts the files of a folder before this device begins. */
export async function lookInto(folder: FileSystemDirectoryHandle): Promise<FolderContent> {
  const found = await headersIn(folder)
  return {
    encrypted: found.filter((one) => typeof one === 'object').length,
    open: found.filter((one) => one === 'open').length,
  }
}

/**
 * Begins to sync: this device is a new one for the others.
 *
 * @param folder null: by change files
 * @param takesOpen files without encryption are read, rewritten and deleted
 * @returns the first run; `passphrase`: nothing was begun, as the files of other devices have another passphrase
 */
export async function startSync(
  folder: FileSystemDirectoryHandle | null,
  { name, passphrase, takesOpen }: { name: string; passphrase: string; takesOpen: boolean },
): Promise<LastSync | 'passphrase' | null> {
  const secret = await secretFor(folder, passphrase)
  if (secret === null) return 'passphrase'
  await beginSync({ isOn: true, folder, name, secret }, { device: freshDevice(), ...(takesOpen ? { takesOpen } : {}) })
  return syncNow()
}

/**
 * Syncs with the folder. Nothing happens where syncing is off.
 *
 * @param answer to the question of the last run
 * @returns the result, also for a run that failed; null: nothing was done, or the user has cancelled it
 */
export async function syncNow(answer: Answer | null = null): Promise<LastSync | null> {
  const { isOn, folder } = await readSyncSettings()
  if (!isOn || (folder && (await permissionOf(folder)) !== 'granted')) return null
  const settings = await jobSettings()
  try {
    return await syncRunner.run((worker) => worker('sync', settings, answer), folder && syncFolderIn(folder))
  } catch (error) {
    if (error instanceof SyncCancelled) return null
    throw error
  }
}

/** A file with all that this device knows, for the other ones. It replaces the ones before it. */
export async function changeFile(): Promise<{ name: string; file: Blob }> {
  await syncNow()
  const settings = await jobSettings()
  return syncRunner.run((worker) => worker('writeFile', settings))
}

/** Reads files of other devices: change files, or those of a shared folder. @returns the result of the sync after it */
export async function readChangeFilesOf(files: readonly File[]): Promise<LastSync | null> {
  const chosen = files.map((file) => ({ path: file.webkitRelativePath || file.name, file }))
  const settings = await jobSettings()
  const problems = await syncRunner.run((worker) => worker('readFiles', settings, chosen))
  const last = await syncNow()
  if (last === null || problems.length === 0) return last
  const both = { ...last, problems: [...problems, ...last.problems] }
  await rememberSync(both)
  return both
}

/** Gives a row the content again that it had before other devices changed it. @returns whether it could be written */
export async function restoreFormerRow(row: FormerRow): Promise<boolean> {
  const isBack = await syncRunner.run((worker) => worker('restore', row))
  if (isBack) await syncNow()
  return isBack
}

async function jobSettings(): Promise<JobSettings> {
  const { name, secret, folder } = await readSyncSettings()
  if (secret === null) throw new Error('syncing is off')
  return { name, secret, hasFolder: folder !== null }
}

/** The passphrase with the salt of the files that it opens, or with a new one where there are none; null where it opens none. */
async function secretFor(folder: FileSystemDirectoryHandle | null, passphrase: string): Promise<Secret | null> {
  const found = folder === null ? [] : (await headersIn(folder)).filter((one) => typeof one === 'object')
  for (const { header } of found) {
    const { device, segment, salt, sealed } = header
    const seal = await sealsOf({ passphrase, salt }).own()
    if ((await seal.open(sealed, { device, segment, line: 1 })) !== null) return { passphrase, salt }
  }
  return found.length === 0 ? { passphrase, salt: freshSalt() } : null
}

async function headersIn(folder: FileSystemDirectoryHandle): Promise<Awaited<ReturnType<typeof readHeader>>[]> {
  const found: Awaited<ReturnType<typeof readHeader>>[] = []
  for (const { size, read } of await syncFolderIn(folder).files())
    if (size !== null) found.push(await readHeader({ size, read }).catch(() => 'other' as const))
  return found
}
