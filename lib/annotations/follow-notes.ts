import Dexie, { type IntervalTree, type ObservabilitySet } from 'dexie'

/**
 * Calls back whenever notes are written or deleted in any part of the extension, with their ids; null when so many were written
 * at once that Dexie names none of them (50 and more in one go). What it follows is what Dexie's live queries follow.
 *
 * @returns a function that stops it
 */
export function followNotes(changed: (ids: string[] | null) => void): () => void {
  const listen = (parts: ObservabilitySet): void => {
    const tree = parts[NOTES]
    const ids = parts.all ? null : tree && idsIn(tree)
    if (ids !== undefined && ids?.length !== 0) changed(ids)
  }
  Dexie.on('storagemutated', listen)
  return () => Dexie.on.storagemutated.unsubscribe(listen)
}

/** As Dexie calls the primary keys of the table of notes. */
const NOTES = 'idb://claimlight/annotations/'

/** The single keys of a tree of ranges; null when one range is more than a key. */
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
