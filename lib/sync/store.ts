import Dexie, { type EntityTable } from 'dexie'
import type { FolderFault } from '@/lib/platform/chosen-folder'
import { listFormerRows, type FormerRow } from '@/lib/notes/data/former-rows'
import { watch } from '@/lib/notes/data/watch'
import {
  newestFiles,
  type FilePosition,
  type OutboxRow,
  type StoredRecord,
  type SyncStore,
  type OwnDevice,
} from './types'
import type { SyncReport } from './run-sync'
import type { Secret } from './cipher'
import { startOfClock } from './stamp'

export interface SyncSettings {
  /** Folder of the change files; null: syncing by single change files, in browsers that cannot write to a folder. */
  folder: FileSystemDirectoryHandle | null
  name: string
  /** Secret of the passphrase; null while syncing is off. */
  secret: Secret | null
}

export interface LastSync extends SyncReport {
  at: string
  /** Reason why the run failed: a key under `sync.failed` in `locales/`; null: it did not. */
  failed: FolderFault | null
}

export interface SyncState extends SyncSettings {
  last: LastSync | null
  devices: Pick<FilePosition, 'device' | 'name' | 'last'>[]
  /** Rows as they were before other devices or an import changed them. */
  formerRows: FormerRow[]
  /** Number of changes that are in no file yet. */
  waiting: number
}

/** Sync state of this device, deleted when syncing is turned off. */
type SyncDatabase = Dexie & {
  records: EntityTable<StoredRecord, 'key'>
  outbox: EntityTable<OutboxRow, 'n'>
  positions: EntityTable<FilePosition, 'path'>
  closed: EntityTable<{ header: string }, 'header'>
  meta: EntityTable<{ key: string; value: unknown }, 'key'>
}

export function syncDatabase(): SyncDatabase {
  return (openedDatabase ??= openSyncDatabase())
}

let openedDatabase: SyncDatabase | undefined

function openSyncDatabase(): SyncDatabase {
  const db = new Dexie('claimlight-sync', { chromeTransactionDurability: 'strict' }) as SyncDatabase
  db.version(1).stores({ records: 'key', outbox: '++n', positions: 'path', closed: 'header', meta: 'key' })
  return db
}

export const databaseSyncStore: SyncStore = {
  self: async () => (await readMeta<OwnDevice>(DEVICE_KEY)) ?? { device: '', clock: startOfClock, tail: null },
  async records(keys) {
    const rows = await syncDatabase().records.bulkGet([...keys])
    return new Map(rows.flatMap((row) => (row ? [[row.key, row] as const] : [])))
  },
  keys: () => syncDatabase().records.toCollection().primaryKeys(),
  positions: async () => new Map((await syncDatabase().positions.toArray()).map((row) => [row.path, row])),
  closedHeaders: async () => new Set(await syncDatabase().closed.toCollection().primaryKeys()),
  outbox: (limit) => syncDatabase().outbox.orderBy('n').limit(limit).toArray(),
  write({ records = [], outbox = [], written, self, position, closed }) {
    const db = syncDatabase()
    return db.transaction('rw', db.tables, async () => {
      await requireSyncOn()
      if (records.length > 0) await db.records.bulkPut([...records])
      if (outbox.length > 0) await db.outbox.bulkAdd(outbox.map((delta) => ({ delta }) as OutboxRow))
      if (written !== undefined) await db.outbox.where('n').belowOrEqual(written).delete()
      if (self) await db.meta.put({ key: DEVICE_KEY, value: self })
      if (position) await db.positions.put(position)
      if (closed !== undefined) await db.closed.put({ header: closed })
    })
  },
}

export async function beginSync(settings: SyncSettings, self: Pick<OwnDevice, 'device'>): Promise<void> {
  const db = syncDatabase()
  await db.transaction('rw', db.tables, async () => {
    await deleteSyncState()
    await db.meta.put({ key: DEVICE_KEY, value: { ...self, clock: startOfClock, tail: null } satisfies OwnDevice })
    await db.meta.put({ key: SETTINGS_KEY, value: settings })
  })
}

export async function deleteSyncState(): Promise<void> {
  const db = syncDatabase()
  await db.transaction('rw', db.tables, async () => {
    for (const table of db.tables) await table.clear()
  })
}

/** Reads the settings; `secret` is null while syncing is off. */
export async function readSyncSettings(): Promise<SyncSettings> {
  return (await readMeta<SyncSettings>(SETTINGS_KEY)) ?? { folder: null, name: '', secret: null }
}

export async function changeSyncFolder(folder: FileSystemDirectoryHandle): Promise<void> {
  await syncDatabase().meta.put({ key: SETTINGS_KEY, value: { ...(await readSyncSettings()), folder } })
}

export async function rememberSync(last: LastSync): Promise<void> {
  const { meta } = syncDatabase()
  await syncDatabase().transaction('rw', meta, async () => {
    if (await meta.get(DEVICE_KEY)) await meta.put({ key: LAST_SYNC_KEY, value: last })
  })
}

/** Calls back with the state of syncing, now and after each change. @returns a function that stops watching */
export function watchSync(changed: (state: SyncState) => void): () => void {
  return watch(readSyncState, changed)
}

async function readSyncState(): Promise<SyncState> {
  const { device } = await databaseSyncStore.self()
  return {
    ...(await readSyncSettings()),
    last: (await readMeta<LastSync>(LAST_SYNC_KEY)) ?? null,
    devices: newestFiles(await syncDatabase().positions.orderBy('path').toArray(), device),
    formerRows: await listFormerRows(),
    waiting: await syncDatabase().outbox.count(),
  }
}

/** Throws where the user has turned syncing off during a run, so that nothing more is written. */
async function requireSyncOn(): Promise<void> {
  if ((await syncDatabase().meta.get(DEVICE_KEY)) === undefined) throw new Error('syncing was stopped')
}

async function readMeta<T>(key: string): Promise<T | undefined> {
  return (await syncDatabase().meta.get(key))?.value as T | undefined
}

const DEVICE_KEY = 'self'
const SETTINGS_KEY = 'settings'
const LAST_SYNC_KEY = 'last'
