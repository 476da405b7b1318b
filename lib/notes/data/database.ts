import type { EntityTable } from 'dexie'
import type { Annotation, DeletedAnnotation } from '@/lib/schema/annotation'
import type { Mute } from '@/lib/schema/mute'
import { openedDatabase, type Database } from '@/lib/store/database'

/** The tables of notes and mutes. */
export type NoteDatabase = Database & {
  annotations: EntityTable<Annotation, 'id'>
  bin: EntityTable<DeletedAnnotation, 'id'>
  mutes: EntityTable<Mute, 'id'>
  /** Copies of rows that are not valid notes and were overwritten. */
  unreadable: EntityTable<{ id: string }, 'id'>
}

export function database(): NoteDatabase {
  return openedDatabase() as NoteDatabase
}

/** Runs work in one transaction over the notes, the mutes and what they were before. */
export function runOnNotes<T>(work: () => Promise<T>): Promise<T> {
  const { annotations, bin, mutes, unreadable } = database()
  return database().transaction('rw', [annotations, bin, mutes, unreadable, database().table('formerRows')], work)
}
