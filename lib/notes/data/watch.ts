import { liveQuery } from 'dexie'
import { readBackups } from './backups'
import { openDatabase } from '@/lib/notes/data/database'
import { notesShownOn } from './page-notes'
import type { Annotation } from '@/lib/schema/annotation'

/**
 * Watches the notes that a page shows: calls back now and whenever any part of the extension changes one. If the
 * database cannot be read, it is tried again every other second.
 * @returns a function that stops it
 */
export function watchPageNotes(
  page: Parameters<typeof notesShownOn>[0],
  changed: (annotations: Annotation[]) => void,
): () => void {
  return watch(() => notesShownOn(page), changed)
}

export function watchBackups(changed: (backups: Awaited<ReturnType<typeof readBackups>>) => void): () => void {
  return watch(readBackups, changed)
}

/** Watches a query. After a failure it tries again until the data can be read or the watch is stopped. */
export function watch<T>(read: () => Promise<T>, changed: (value: T) => void, failed: () => void = () => undefined) {
  const life = new AbortController()
  const fail = (error: unknown): void => {
    if (life.signal.aborted) return
    console.error('Claimlight: what is kept cannot be read', error)
    failed()
    const timer = setTimeout(start, RETRY_MS)
    life.signal.addEventListener('abort', () => clearTimeout(timer), { once: true })
  }
  const start = (): void => {
    openDatabase().then(() => {
      if (life.signal.aborted) return
      const subscription = liveQuery(read).subscribe({ next: changed, error: fail })
      life.signal.addEventListener('abort', () => subscription.unsubscribe(), { once: true })
    }, fail)
  }
  start()
  return () => life.abort()
}

const RETRY_MS = 2000
