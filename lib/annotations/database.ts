import Dexie, { type EntityTable } from 'dexie'
import type { Mute } from './mute-types'
import type { Annotation } from './types'

/** What the reader keeps. A version that was released is never edited: a change is a new one with its own upgrade. */
export type AnnotationDatabase = Dexie & {
  annotations: EntityTable<Annotation, 'id'>
  mutes: EntityTable<Mute, 'id'>
}

/** The one database of this context, opened on first use. */
export function database(): AnnotationDatabase {
  return (opened ??= open())
}

let opened: AnnotationDatabase | undefined

function open(): AnnotationDatabase {
  const db = new Dexie('claimlight') as AnnotationDatabase
  // Only what is asked for is indexed: a page's notes, and all notes from the newest.
  db.version(1).stores({ annotations: 'id, pageKey, modified' })
  db.version(2).stores({ mutes: 'id, created' })
  return db
}
