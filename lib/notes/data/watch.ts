import Dexie, { liveQuery, type IntervalTree, type ObservabilitySet } from 'dexie'
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

/**
 * Calls back with the ids whenever any part of the extension writes or deletes notes; with null when Dexie does not
 * list the ids (50 and more at once). Uses the same event as Dexie's live queries.
 * @returns a function that stops it
 */
export function followNotes(changed: (ids: string[] | null) => void): () => void {
  return followChanges((parts) => {
    const tree = parts[NOTES]
    const ids = parts.all ? null : tree && idsIn(tree)
    if (ids !== undefined && ids?.length !== 0) changed(ids)
  })
}

/** Calls back whenever any part of the extension writes or deletes muted sentences. @returns a function that stops it */
export function followMutes(changed: () => void): () => void {
  return followChanges((parts) => {
    if (parts.all || parts[MUTES]) changed()
  })
}

function followChanges(listen: (parts: ObservabilitySet) => void): () => void {
  Dexie.on('storagemutated', listen)
  return () => Dexie.on.storagemutated.unsubscribe(listen)
}

/** Keys under which Dexie reports changes of the tables' primary keys. */
const NOTES = 'idb://claimlight/annotations/'
const MUTES = 'idb://claimlight/mutes/'

/** Returns the keys in a tree of ranges; null if a range covers more than one key. */
function idsIn(tree: IntervalTree): string[] | null {
  const ids: string[] = []
  const left: (IntervalTree | null | undefined)[] = [tree]
  while (left.length > 0) {
    const node = left.pop()
    if (!node || !('from' in node)) continue
    if (typeof node.from !== 'string' || node.from !== node.to) return null
    ids.push(node.from)
    left.push(node.l, node.r)
  }
  return ids
}
