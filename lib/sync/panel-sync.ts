import type { FormerRow } from '@/lib/store/former-rows'
import { openDatabase } from '@/lib/notes/data/database'
import { folderFaultOf, permissionOf } from '@/lib/platform/chosen-folder'
import { runInTurn } from '@/lib/platform/one-at-a-time'
import { idOfKey, kindOfKey } from '@/lib/rows/row-rules'
import { hexOf } from '@/lib/text/bytes'
import { createStore } from '@/lib/text/store'
import type { DeletionAnswer } from './reconcile'
import { deltaJson, headerJson, headersIn, deviceNameIn } from '@/lib/sync/file-lines'
import { readerOf, syncFolderIn } from './folder'
import { localTables, restoreRow } from './local-tables'
import { recordBatches } from './types'
import { readFile, type ReadProblem } from './read-folder'
import { runSync, type SyncReport } from './run-sync'
import { freshSalt, ciphersOf, type Ciphers, type Secret } from './cipher'
import { beginSync, readSyncSettings, rememberSync, databaseSyncStore, type LastSync, type SyncSettings } from './store'

export const isSyncing = createStore(false)

export async function hasSyncFiles(folder: FileSystemDirectoryHandle): Promise<boolean> {
  return (await headersIn(await syncFolderIn(folder).files())).length > 0
}

/**
 * Turns syncing on and syncs once. This device gets a new id, so it is a new one for the others.
 * @param folder null: syncing by change files
 * @param isAnyway whether to begin even where the passphrase decrypts none of the files
 * @returns the first run; `passphrase`: not begun, because the files in the folder have another passphrase
 */
export async function startSync(
  folder: FileSystemDirectoryHandle | null,
  { name, passphrase, isAnyway }: { name: string; passphrase: string; isAnyway: boolean },
): Promise<LastSync | 'passphrase' | null> {
  const secret = (await secretFor(folder, passphrase)) ?? (isAnyway ? { passphrase, salt: freshSalt() } : null)
  if (secret === null) return 'passphrase'
  await runInTurn(SYNC_LOCK, () => beginSync({ folder, name, secret }, { device: newDeviceId() }))
  hasReadOwnFiles = false
  return syncNow()
}

/**
 * Syncs, unless syncing is off or the browser does not permit access to the folder.
 * @param answer the user's answer to the question of the last run
 * @returns the result, also for a run that failed; null: nothing was done
 */
export function syncNow(answer: DeletionAnswer | null = null): Promise<LastSync | null> {
  return runIfSyncIsOn(async ({ folder, ...about }) => {
    if (folder && (await permissionOf(folder)) !== 'granted') return null
    const at = new Date().toISOString()
    let last: LastSync
    try {
      const place = { memory: databaseSyncStore, tables: localTables(at), folder: folder && syncFolderIn(folder) }
      const ways = { now: Date.now, freshDevice: newDeviceId, answer, readsOwnAgain: !hasReadOwnFiles }
      last = { at, ...(await runSync({ ...about, ...place, ...ways })), failed: null }
      hasReadOwnFiles = true
    } catch (error) {
      console.error('Claimlight: syncing did not end', error)
      last = { at, ...NOTHING_DONE, failed: folderFaultOf(error) }
    }
    await rememberSync(last)
    return last
  })
}

/** Makes a file with all known records for other devices. It replaces earlier ones. Null where syncing is off. */
export async function makeChangeFile(): Promise<{ name: string; file: Blob } | null> {
  await syncNow()
  return runIfSyncIsOn(async ({ name, seals, folder }) => {
    const { device } = await databaseSyncStore.self()
    const seal = await seals.ofOwnFiles()
    // A number that differs from those of earlier change files of this device.
    const segment = Math.floor(Date.now() / 1000)
    const lines = [await headerJson({ device, segment, name }, seal)]
    for await (const records of recordBatches(databaseSyncStore, await databaseSyncStore.keys()))
      for (const { key, state } of records) {
        const place = { device, segment, line: lines.length + 1 }
        lines.push(await seal.encrypt(deltaJson({ kind: kindOfKey(key), id: idOfKey(key), state }), place))
      }
    if (folder === null) await databaseSyncStore.write({ written: Infinity })
    const ended = lines.map((line) => `${line}\n`)
    return { name: `claimlight-${device}.ndjson`, file: new Blob(ended, { type: 'application/x-ndjson' }) }
  })
}

/** Reads change files of other devices. @returns the result of the sync that follows */
export async function readChangeFiles(files: readonly File[]): Promise<LastSync | null> {
  const problems: ReadProblem[] = []
  await runIfSyncIsOn(async ({ seals, folder }) => {
    for (const file of files) {
      const source = { path: `by hand/${file.name}`, size: file.size, read: readerOf(file) }
      // With a folder, new changes are written there too: the other devices do not see this file.
      const found = await readFile(source, undefined, databaseSyncStore, seals, folder !== null)
      problems.push(...found.map((problem) => ({ ...problem, path: file.name })))
    }
    return null
  })
  const last = await syncNow()
  if (last === null || problems.length === 0) return last
  const both = { ...last, problems: [...problems, ...last.problems] }
  await rememberSync(both)
  return both
}

/** Restores the content that a row had before a sync or an import changed it. @returns whether it was written */
export async function restoreFormerRow(row: FormerRow): Promise<boolean> {
  const isBack = await runInTurn(SYNC_LOCK, () => restoreRow(row))
  if (isBack) await syncNow()
  return isBack
}

/** Whether this page has read all own files of this device, so that damage to them was found. */
let hasReadOwnFiles = false

/** Only one page of the extension syncs at a time. */
const SYNC_LOCK = 'claimlight:sync'

/** Runs the work after earlier work has ended. @returns null where syncing is off */
function runIfSyncIsOn<T>(
  work: (settings: Omit<SyncSettings, 'secret'> & { seals: Ciphers }) => Promise<T | null>,
): Promise<T | null> {
  return runInTurn(SYNC_LOCK, async () => {
    const { name, secret, folder } = await readSyncSettings()
    if (secret === null) return null
    await openDatabase()
    isSyncing.set(true)
    try {
      return await work({ name, seals: ciphersOf(secret), folder })
    } finally {
      isSyncing.set(false)
    }
  })
}

/** Returns the passphrase with the salt of files that it decrypts, or a new one if there are no files; else null. */
async function secretFor(folder: FileSystemDirectoryHandle | null, passphrase: string): Promise<Secret | null> {
  const found = folder === null ? [] : await headersIn(await syncFolderIn(folder).files())
  for (const header of found) {
    const secret = { passphrase, salt: header.salt }
    if ((await deviceNameIn(header, await ciphersOf(secret).ofOwnFiles())) !== null) return secret
  }
  return found.length === 0 ? { passphrase, salt: freshSalt() } : null
}

/** An id for this device: 60 random bits, and nothing about the computer. */
function newDeviceId(): string {
  return `d${hexOf(crypto.getRandomValues(new Uint8Array(8))).slice(1)}`
}

const NOTHING_DONE: SyncReport = {
  added: 0,
  changed: 0,
  deleted: 0,
  joined: 0,
  written: 0,
  question: null,
  problems: [],
  ahead: null,
}
