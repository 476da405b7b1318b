import type { EntityTable } from 'dexie'
import type { FolderFault } from '@/lib/platform/chosen-folder'
import { listFormerRows, type FormerRow } from '@/lib/store/former-rows'
import { watch } from '@/lib/notes/data/watch'
import { openedDatabase, readValue, writeValue, type Database } from '@/lib/store/database'
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

/** The tables of the sync state of this device, deleted when syncing is turned off. */
type SyncDatabase = Database & {
  records: EntityTable<StoredRecord, 'key'>
  outbox: EntityTable<OutboxRow, 'n'>
  positions: EntityTable<FilePosition, 'path'>
  closed: EntityTable<{ header: string }, 'header'>
}

function syncDatabase(): SyncDatabase {
  return openedDatabase() as SyncDatabase
}

function runOnSyncState<T>(work: () => Promise<T>): Promise<T> {
  const { records, outbox, positions, closed, values } = syncDatabase()
  return syncDatabase().transaction('rw', [records, outbox, positions, closed, values], work)
}

export const databaseSyncStore: SyncStore = {
  self: async () => (await readValue<OwnDevice>(DEVICE)) ?? { device: '', clock: startOfClock, tail: null },
  async records(keys) {
    const rows = await syncDatabase().records.bulkGet([...keys])
    return new Map(rows.filter((row) => row !== undefined).map((row) => [row.key, row]))
  },
  keys: () => syncDatabase().records.toCollection().primaryKeys(),
  positions: async () => new Map((await syncDatabase().positions.toArray()).map((row) => [row.path, row])),
  closedHeaders: async () => new Set(await syncDatabase().closed.toCollection().primaryKeys()),
  outbox: (limit) => syncDatabase().outbox.orderBy('n').limit(limit).toArray(),
  write({ records = [], outbox = [], written, self, position, closed }) {
    const db = syncDatabase()
    return runOnSyncState(async () => {
      // The user may have turned syncing off during a run; then nothing more is written.
      if (!(await isSyncOn())) throw new Error('syncing was stopped')
      if (records.length > 0) await db.records.bulkPut([...records])
      if (outbox.length > 0) await db.outbox.bulkAdd(outbox.map((delta) => ({ delta }) as OutboxRow))
      if (written !== undefined) await db.outbox.where('n').belowOrEqual(written).delete()
      if (self) await writeValue(DEVICE, self)
      if (position) await db.positions.put(position)
      if (closed !== undefined) await db.closed.put({ header: closed })
    })
  },
}

export async function beginSync(settings: SyncSettings, self: Pick<OwnDevice, 'device'>): Promise<void> {
  await runOnSyncState(async () => {
    await deleteSyncState()
    await writeValue(DEVICE, { ...self, clock: startOfClock, tail: null } satisfies OwnDevice)
    await writeValue(SETTINGS, settings)
  })
}

export async function deleteSyncState(): Promise<void> {
  const { records, outbox, positions, closed, values } = syncDatabase()
  await runOnSyncState(async () => {
    for (const table of [records, outbox, positions, closed]) await table.clear()
    await values.bulkDelete([DEVICE, SETTINGS, LAST_SYNC])
  })
}

/** Reads the settings; `secret` is null while syncing is off. */
export async function readSyncSettings(): Promise<SyncSettings> {
  return (await readValue<SyncSettings>(SETTINGS)) ?? { folder: null, name: '', secret: null }
}

export async function changeSyncFolder(folder: FileSystemDirectoryHandle): Promise<void> {
  await writeValue(SETTINGS, { ...(await readSyncSettings()), folder })
}

export async function rememberSync(last: LastSync): Promise<void> {
  await runOnSyncState(async () => {
    if (await isSyncOn()) await writeValue(LAST_SYNC, last)
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
    last: (await readValue<LastSync>(LAST_SYNC)) ?? null,
    devices: newestFiles(await syncDatabase().positions.orderBy('path').toArray(), device),
    formerRows: await listFormerRows(),
    waiting: await syncDatabase().outbox.count(),
  }
}

async function isSyncOn(): Promise<boolean> {
  return (await readValue(DEVICE)) !== undefined
}

const DEVICE = 'sync-device'
const SETTINGS = 'sync-settings'
const LAST_SYNC = 'last-sync'
