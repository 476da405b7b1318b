import type { FormerRow } from '@/lib/annotations/former-rows'
import { openDatabase } from '@/lib/annotations/open-database'
import { inTurn } from '@/lib/platform/one-at-a-time'
import { idOf, kindOf } from '@/lib/rows/kinds'
import { hexOf } from '@/lib/text/hex'
import { createStore } from '@/lib/text/store'
import type { Answer } from './deletions'
import { permissionOf, syncFolderIn } from './folder'
import { headerJson, readHeader } from './header'
import { localTables, restoreRow } from './local-tables'
import { recordBatches } from './memory'
import { readFile, type ReadProblem } from './read-folder'
import { runSync } from './run-sync'
import { freshSalt, sealsOf, type Seals, type Secret } from './seal'
import { beginSync, readSyncSettings, rememberSync, storedMemory, type LastSync, type SyncFailure } from './store'
import { sealDelta } from './write-folder'

// Syncing as the sidebar asks for it, one piece of work after the other.

/** Share of the present work that is done, 0 to 1; null where there is none. */
export const syncShare = createStore<number | null>(null)

/** Counts the files of a folder before this device begins. `encrypted`: files of other devices; `open`: files without encryption. */
export async function lookInto(folder: FileSystemDirectoryHandle): Promise<{ encrypted: number; open: number }> {
  const found = await headersIn(folder)
  const open = found.filter((one) => one === 'open').length
  return { encrypted: found.filter((one) => typeof one === 'object').length, open }
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
  const self = { device: freshDevice(), ...(takesOpen ? { takesOpen } : {}) }
  await inTurn(LOCK, () => beginSync({ isOn: true, folder, name, secret }, self))
  return syncNow()
}

/**
 * Syncs. Nothing happens where it is off, or where the browser does not let the folder be used.
 *
 * @param answer to the question of the last run
 * @returns the result, also for a run that failed; null: nothing was done
 */
export function syncNow(answer: Answer | null = null): Promise<LastSync | null> {
  return whileOn(async ({ folder, ...about }) => {
    if (folder && (await permissionOf(folder)) !== 'granted') return null
    const at = new Date().toISOString()
    let last: LastSync
    try {
      const place = { memory: storedMemory, tables: localTables(at), folder: folder && syncFolderIn(folder) }
      const ways = { now: Date.now, freshDevice, answer, onProgress: syncShare.set }
      last = { at, ...(await runSync({ ...about, ...place, ...ways })), failed: null }
    } catch (error) {
      console.error('Claimlight: syncing did not end', error)
      const nothing = { added: 0, changed: 0, deleted: 0, joined: 0, written: 0, ahead: null }
      last = { at, ...nothing, question: null, problems: [], failed: failureOf(error) }
    }
    await rememberSync(last)
    return last
  })
}

/** A file with all that this device knows, for the other ones. It replaces the ones before it. Null where syncing is off. */
export async function changeFile(): Promise<{ name: string; file: Blob } | null> {
  await syncNow()
  return whileOn(async ({ name, seals, folder }) => {
    const { device } = await storedMemory.self()
    const seal = await seals.own()
    // Files of one device are told apart by their number.
    const segment = Math.floor(Date.now() / 1000)
    const parts: Blob[] = [new Blob([await headerJson({ device, segment, name }, seal), '\n'])]
    const upTo = await storedMemory.lastInOutbox()
    const keys = await storedMemory.keys()
    let line = 2
    for await (const records of recordBatches(storedMemory, keys)) {
      const lines: string[] = []
      for (const { key, state } of records) {
        const delta = { kind: kindOf(key), id: idOf(key), state }
        lines.push(await sealDelta(delta, seal, { device, segment, line: line++ }), '\n')
      }
      parts.push(new Blob(lines))
      syncShare.set(line / keys.length)
    }
    if (folder === null) await storedMemory.write({ written: upTo })
    return { name: `claimlight-${device}.ndjson`, file: new Blob(parts, { type: 'application/x-ndjson' }) }
  })
}

/** Reads files that other devices have written. @returns the result of the sync after it */
export async function readChangeFiles(files: readonly File[]): Promise<LastSync | null> {
  const problems: ReadProblem[] = []
  await whileOn(async ({ seals, folder }) => {
    for (const [n, file] of files.entries()) {
      const read = async (from: number, to: number) => new Uint8Array(await file.slice(from, to).arrayBuffer())
      const source = { path: `by hand/${file.name}`, size: file.size, read }
      // With a folder, what is new here is written there as well: the other devices do not see this file.
      const found = await readFile(source, undefined, storedMemory, seals, folder !== null)
      problems.push(...found.map((one) => ({ ...one, path: file.name })))
      syncShare.set((n + 1) / files.length)
    }
    return null
  })
  const last = await syncNow()
  if (last === null || problems.length === 0) return last
  const both = { ...last, problems: [...problems, ...last.problems] }
  await rememberSync(both)
  return both
}

/** Gives a row the content again that it had before other devices changed it. @returns whether it could be written */
export async function restoreFormerRow(row: FormerRow): Promise<boolean> {
  const isBack = await inTurn(LOCK, () => restoreRow(row))
  if (isBack) await syncNow()
  return isBack
}

/** Only one page of the extension syncs at a time. */
const LOCK = 'claimlight:sync'

interface OnSettings {
  name: string
  seals: Seals
  folder: FileSystemDirectoryHandle | null
}

/** Does the work in its turn. @returns null where syncing is off */
function whileOn<T>(work: (settings: OnSettings) => Promise<T | null>): Promise<T | null> {
  return inTurn(LOCK, async () => {
    const { name, secret, folder } = await readSyncSettings()
    if (secret === null) return null
    await openDatabase()
    syncShare.set(0)
    try {
      return await work({ name, seals: sealsOf(secret), folder })
    } finally {
      syncShare.set(null)
    }
  })
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

/** An id for this device: 60 random bits, and nothing about the computer. */
function freshDevice(): string {
  return `d${hexOf(crypto.getRandomValues(new Uint8Array(8))).slice(1)}`
}

function failureOf(error: unknown): SyncFailure {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'permission'
  if (name === 'NotFoundError') return 'gone'
  if (name === 'QuotaExceededError') return 'full'
  return /^(?:Unknown|Data|Version|InvalidState|OpenFailed|DatabaseClosed|Abort|Timeout)Error$/.test(name)
    ? 'database'
    : 'failed'
}
