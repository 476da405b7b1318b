import Dexie, { type EntityTable, type Transaction } from 'dexie'
import { StorageError } from '@/lib/rows/storage-error'
import type { Mute } from '@/lib/schema/mute'
import type { Annotation, DeletedAnnotation } from '@/lib/schema/annotation'
import { isSameSite, pageKeyOf } from '@/lib/text/same-page'

/** The database of notes and mutes. Never edit a released version: add a new one with its own upgrade. */
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
  db.version(1).stores({ annotations: 'id, pageKey, modified' })
  db.version(2).stores({ mutes: 'id, created' })
  db.version(3)
    .stores({ annotations: 'id, pageKey, claim, title, modified', bin: 'id, deleted', keeping: 'key' })
    .upgrade(upgradeNotesToVersion3)
  db.on('ready', () => refuseNewer(db), true)
  return db
}

/** A newer version of Claimlight may have changed the meaning of rows. Dexie would open the database anyway. */
function refuseNewer(db: AnnotationDatabase): void {
  // Dexie multiplies its version by 10. Versions below the next whole one are this version, repaired by Dexie.
  if (db.backendDB().version >= (VERSION + 1) * 10) throw new StorageError('newer')
}

const VERSION = 3

/**
 * Version 3 added colours, claims and document ranges to notes, and one page key for all addresses of an article.
 * Do not edit this code. Only the page keys follow current rules: a version that changes the rules converts all keys.
 */
async function upgradeNotesToVersion3(transaction: Transaction): Promise<void> {
  await transaction
    .table<NoteOfVersion2>('annotations')
    .toCollection()
    .modify((note) => {
      try {
        note.color = null
        note.claim = null
        if (typeof note.anchor === 'object' && note.anchor !== null) Object.assign(note.anchor, { range: null })
        // Before version 3, the key was the canonical link if it was usable, otherwise the address.
        const { url, pageKey } = note
        note.pageKey = isSameSite(url, pageKey) ? pageKeyOf(url, pageKey) : pageKeyOf(pageKey)
      } catch {
        // Leave damaged rows unchanged: if the upgrade failed, the database could not be opened and no note could be
        // read.
      }
    })
}

interface NoteOfVersion2 {
  url: string
  pageKey: string
  color?: string | null
  claim?: string | null
  anchor?: unknown
}
