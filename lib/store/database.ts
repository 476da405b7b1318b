import Dexie, { type EntityTable } from 'dexie'
import { StorageError } from '@/lib/rows/storage-error'
import { writeRecorder } from './write-recorder'

/** The database of the extension. Each feature names the type of its own tables; one transaction can cover all. */
export type Database = Dexie & { values: EntityTable<{ key: string; value: unknown }, 'key'> }

export function openedDatabase(): Database {
  return (opened ??= createDatabase())
}

let opened: Database | undefined

function createDatabase(): Database {
  // Strict: a save is confirmed only when the data is on disk.
  const db = new Dexie('claimlight', { chromeTransactionDurability: 'strict' }) as Database
  // Only queried fields are indexed. Large values have tables of their own, so that lists do not read them.
  db.version(VERSION).stores({
    annotations: 'id, pageKey, claim, title, modified',
    bin: 'id, deleted',
    mutes: 'id, created',
    formerRows: 'id, at',
    unreadable: 'id',
    dossiers: 'id',
    adjustments: 'id, dossier',
    contents: 'id',
    compiled: 'id',
    indexes: 'id',
    records: 'key',
    outbox: '++n',
    positions: 'path',
    closed: 'header',
    answers: 'key, at',
    values: 'key',
  })
  db.use(writeRecorder)
  db.on('ready', () => refuseNewer(db), true)
  return db
}

/** A newer version of Claimlight may have changed the meaning of rows. Dexie would open the database anyway. */
function refuseNewer(db: Database): void {
  // Dexie multiplies its version by 10. Versions below the next whole one are this version, repaired by Dexie.
  if (db.backendDB().version >= (VERSION + 1) * 10) throw new StorageError('newer')
}

const VERSION = 1

/** Runs work in one transaction over all tables. */
export function runOnAllTables<T>(work: () => Promise<T>): Promise<T> {
  // Dexie waits only for an async function: it would commit too early for one that returns the promise of another.
  return openedDatabase().transaction('rw', openedDatabase().tables, async () => await work())
}

/** Returns a single value, such as the plan of backups; undefined where none is stored. */
export async function readValue<T>(key: string): Promise<T | undefined> {
  return (await openedDatabase().values.get(key))?.value as T | undefined
}

export async function writeValue(key: string, value: unknown): Promise<void> {
  await openedDatabase().values.put({ key, value })
}
