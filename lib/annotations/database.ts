import Dexie, { type EntityTable } from 'dexie'
import { KeepingFailed } from './trouble'
import { bringNotesTo3 } from './upgrades/to-3'
import type { Mute } from './mute-types'
import type { Annotation, DeletedAnnotation } from './types'

/** What the reader keeps. A version that was released is never edited: a change is a new one with its own upgrade. */
export type AnnotationDatabase = Dexie & {
  annotations: EntityTable<Annotation, 'id'>
  bin: EntityTable<DeletedAnnotation, 'id'>
  mutes: EntityTable<Mute, 'id'>
  keeping: EntityTable<Keeping, 'key'>
}

/** Small things to remember about the keeping itself, such as when the last backup was made. */
export interface Keeping {
  key: string
  value: unknown
}

/** The one database of this context, opened on first use. */
export function database(): AnnotationDatabase {
  return (opened ??= open())
}

let opened: AnnotationDatabase | undefined

function open(): AnnotationDatabase {
  // Strict: what was answered as kept is on the disk, and not only on its way there.
  const db = new Dexie('claimlight', { chromeTransactionDurability: 'strict' }) as AnnotationDatabase
  // Only what is asked for is indexed: a page's notes, a claim's, those under a title, and all notes from the newest.
  db.version(1).stores({ annotations: 'id, pageKey, modified' })
  db.version(2).stores({ mutes: 'id, created' })
  db.version(3)
    .stores({ annotations: 'id, pageKey, claim, title, modified', bin: 'id, deleted', keeping: 'key' })
    .upgrade(bringNotesTo3)
  db.on('ready', () => refuseNewer(db), true)
  return db
}

/** What a newer Claimlight has written may be of another shape. Dexie would open it all the same. */
function refuseNewer(db: AnnotationDatabase): void {
  // The browser counts in tenths; what is below the next whole version is this one, mended by Dexie.
  if (db.backendDB().version >= (VERSION + 1) * 10) throw new KeepingFailed('newer')
}

const VERSION = 3
