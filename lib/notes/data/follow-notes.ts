import Dexie, { type IntervalTree, type ObservabilitySet } from 'dexie'

/**
 * Calls back with the ids whenever any part of the extension writes or deletes notes; with null when Dexie does not
 * list the ids (50 and more at once). Uses the same event as Dexie's live queries.
 *
 * @returns a function that stops it
 */
export function followNotes(changed: (ids: string[] | null) => void): () => void {
  return follow((parts) => {
    const tree = parts[NOTES]
    const ids = parts.all ? null : tree && idsIn(tree)
    if (ids !== undefined && ids?.length !== 0) changed(ids)
  })
}

/** Calls back whenever any part of the extension writes or deletes muted sentences. @returns a function that stops it */
export function followMutes(changed: () => void): () => void {
  return follow((parts) => {
    if (parts.all || parts[MUTES]) changed()
  })
}

function follow(listen: (parts: ObservabilitySet) => void): () => void {
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
