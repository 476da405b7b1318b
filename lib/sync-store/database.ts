import Dexie, { type EntityTable } from 'dexie'
import type { FilePosition, OutboxRow, StoredRecord } from '@/lib/sync/memory'

/** Sync state of this device. It is deleted when syncing is turned off. Never edit a released version: add a new one. */
type SyncDatabase = Dexie & {
  records: EntityTable<StoredRecord, 'key'>
  outbox: EntityTable<OutboxRow, 'n'>
  positions: EntityTable<FilePosition, 'path'>
  meta: EntityTable<{ key: string; value: unknown }, 'key'>
}

/** The database of this context, opened on first use. */
export function database(): SyncDatabase {
  return (opened ??= open())
}

let opened: SyncDatabase | undefined

function open(): SyncDatabase {
  const db = new Dexie('claimlight-sync', { chromeTransactionDurability: 'strict' }) as SyncDatabase
  db.version(1).stores({ records: 'key', outbox: '++n', positions: 'path', meta: 'key' })
  return db
}
