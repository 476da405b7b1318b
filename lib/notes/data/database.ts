import type { EntityTable } from 'dexie'
import type { Annotation, DeletedAnnotation } from '@/lib/schema/annotation'
import type { Mute } from '@/lib/schema/mute'
import { openedDatabase, type Database } from '@/lib/store/database'
import { StorageError, storageErrorOf, type StorageErrorCode } from '@/lib/rows/storage-error'

/** The tables of notes and mutes. */
type NoteDatabase = Database & {
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

/**
 * Returns the open database. If opening is blocked, the call rejects after at most five seconds and can be repeated;
 * the blocked opening continues when the block ends.
 * @throws StorageError
 */
export async function openDatabase(): Promise<NoteDatabase> {
  const db = database()
  if (db.isOpen()) return db
  const wait = new AbortController()
  const opening = Promise.resolve(db.open()).then(() => db)
  // If `rejectWhenBlocked` wins the race below, a later rejection of `opening` must not count as unhandled.
  opening.catch(() => undefined)
  try {
    return await Promise.race([opening, rejectWhenBlocked(db, wait.signal)])
  } catch (error) {
    throw new StorageError(storageErrorOf(error) ?? 'broken')
  } finally {
    wait.abort()
  }
}

/**
 * Runs work that can safely run twice. If the connection was closed, for example by another window upgrading the
 * database, it is opened once more.
 * @throws StorageError, and errors of the work
 */
export async function withDatabase<T>(work: () => Promise<T>): Promise<T> {
  for (let isLast = false; ; isLast = true) {
    await openDatabase()
    try {
      return await work()
    } catch (error) {
      const code = storageErrorOf(error)
      if (code === null) throw error
      if (isLast || code !== 'broken') throw new StorageError(code)
    }
  }
}

/**
 * Calls back with the reason why notes cannot be read, or null: now and on each change. While there is a problem, it
 * tries again every other second.
 * @returns a function that stops it
 */
export function watchStorageError(onChange: (code: StorageErrorCode | null) => void): () => void {
  let live = true
  let lastCode: StorageErrorCode | null | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const checkState = async (): Promise<void> => {
    const code = await presentError()
    if (!live) return
    if (code !== lastCode) onChange((lastCode = code))
    clearTimeout(timer)
    if (code !== null) timer = setTimeout(() => void checkState(), RETRY_MS)
  }
  // The first context to detect a block closes the connection; the result is visible a moment later.
  const lookSoon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void checkState(), RECHECK_DELAY_MS)
  }
  const db = database()
  db.on('versionchange', lookSoon)
  db.on('close', lookSoon)
  void checkState()
  return () => {
    live = false
    clearTimeout(timer)
    db.on('versionchange').unsubscribe(lookSoon)
    db.on('close').unsubscribe(lookSoon)
  }
}

const RETRY_MS = 2000
const RECHECK_DELAY_MS = 400

async function presentError(): Promise<StorageErrorCode | null> {
  try {
    const db = await openDatabase()
    await db.values.limit(1).primaryKeys()
    return null
  } catch (error) {
    return storageErrorOf(error) ?? 'broken'
  }
}

/** Never resolves. Rejects when the browser reports a blocking connection, or when opening takes too long. */
function rejectWhenBlocked(db: NoteDatabase, signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = (): void => reject(new StorageError('blocked'))
    // The browser sends no event when the blocking connection is itself waiting.
    const timer = setTimeout(fail, LONGEST_WAIT_MS)
    db.on('blocked', fail)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      db.on('blocked').unsubscribe(fail)
    })
  })
}

const LONGEST_WAIT_MS = 5000
