import type { SyncReport } from '@/lib/sync/run-sync'
import { database } from './database'

/** How this device syncs. */
export interface SyncSettings {
  isOn: boolean
  /** Null: by files, in browsers that write to no folder. */
  folder: FileSystemDirectoryHandle | null
  /** The user's name for this device. */
  name: string
  /** Null: not encrypted. The key can be used but not read out. */
  secret: { key: CryptoKey; salt: string } | null
}

/** The last run. */
export interface LastSync extends SyncReport {
  /** ISO instant. */
  at: string
  /** Why it did not end: a key under `sync.failed` in `locales/`. */
  failed: SyncFailure | null
}

export type SyncFailure = 'permission' | 'gone' | 'full' | 'database' | 'failed'

export interface SeenDevice {
  id: string
  name: string
  /** Milliseconds since 1970 of its last change that is known; 0: none. */
  last: number
}

export const syncOff: SyncSettings = { isOn: false, folder: null, name: '', secret: null }

export async function readSyncSettings(): Promise<SyncSettings> {
  return { ...syncOff, ...((await database().meta.get(SETTINGS))?.value as Partial<SyncSettings> | undefined) }
}

export async function changeSyncSettings(change: Partial<SyncSettings>): Promise<void> {
  const { meta } = database()
  await database().transaction('rw', meta, async () => {
    await meta.put({ key: SETTINGS, value: { ...(await readSyncSettings()), ...change } })
  })
}

export async function readLastSync(): Promise<LastSync | null> {
  return ((await database().meta.get(LAST))?.value as LastSync | undefined) ?? null
}

export async function rememberSync(last: LastSync): Promise<void> {
  await database().meta.put({ key: LAST, value: last })
}

/** The other devices whose files were read, the last one that changed something first. */
export async function seenDevices(self: string): Promise<SeenDevice[]> {
  const devices = new Map<string, SeenDevice & { segment: number }>()
  for (const { device, name, last, segment } of await database().positions.toArray()) {
    const before = devices.get(device)
    const isNewer = before === undefined || segment >= before.segment
    devices.set(device, {
      id: device,
      name: isNewer ? name : before.name,
      last: Math.max(last, before?.last ?? 0),
      segment: Math.max(segment, before?.segment ?? 0),
    })
  }
  return [...devices.values()]
    .filter(({ id }) => id !== self)
    .map(({ id, name, last }) => ({ id, name, last }))
    .sort((a, b) => b.last - a.last)
}

/** Syncing ends here: nothing of it is kept on this device. */
export async function forgetSync(): Promise<void> {
  const db = database()
  await db.transaction('rw', db.tables, async () => {
    for (const table of db.tables) await table.clear()
  })
}

const SETTINGS = 'settings'
const LAST = 'last'
