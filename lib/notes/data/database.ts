import Dexie, { type EntityTable } from 'dexie'
import { StorageError } from '@/lib/rows/storage-error'
import type { Mute } from '@/lib/schema/mute'
import type { Annotation, DeletedAnnotation } from '@/lib/schema/annotation'

/** The database of notes and mutes. */
export type AnnotationDatabase = Dexie & {
  annotations: EntityTable<Annotation, 'id'>
  bin: EntityTable<DeletedAnnotation, 'id'>
  mutes: EntityTable<Mute, 'id'>
  keeping: EntityTable<MetaRow, 'key'>
}

interface MetaRow {
  key: string
  value: unknown
}

export function database(): AnnotationDatabase {
  return (openedDatabase ??= openAnnotations())
}

let openedDatabase: AnnotationDatabase | undefined

function openAnnotations(): AnnotationDatabase {
  // Strict: a save is confirmed only when the data is on disk.
  const db = new Dexie('claimlight', { chromeTransactionDurability: 'strict' }) as AnnotationDatabase
  // Only queried fields are indexed.
  db.version(VERSION).stores({
    annotations: 'id, pageKey, claim, title, modified',
    bin: 'id, deleted',
    mutes: 'id, created',
    keeping: 'key',
  })
  db.on('ready', () => refuseNewer(db), true)
  return db
}

/** A newer version of Claimlight may have changed the meaning of rows. Dexie would open the database anyway. */
function refuseNewer(db: AnnotationDatabase): void {
  // Dexie multiplies its version by 10. Versions below the next whole one are this version, repaired by Dexie.
  if (db.backendDB().version >= (VERSION + 1) * 10) throw new StorageError('newer')
}

const VERSION = 1
