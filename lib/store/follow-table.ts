import Dexie, { type IntervalTree, type ObservabilitySet } from 'dexie'

/**
 * Calls back with the ids whenever any part of the extension writes or deletes rows of a table; with null when Dexie
 * does not list the ids (50 and more at once). Uses the same event as Dexie's live queries.
 * @returns a function that stops it
 */
export function followTable(
  table: 'annotations' | 'mutes' | 'dossiers',
  changed: (ids: string[] | null) => void,
): () => void {
  const listen = (parts: ObservabilitySet): void => {
    // Key under which Dexie reports changes of the table's primary keys.
    const tree = parts[`idb://claimlight/${table}/`]
    const ids = parts.all ? null : tree && idsIn(tree)
    if (ids !== undefined && ids?.length !== 0) changed(ids)
  }
  Dexie.on('storagemutated', listen)
  return () => Dexie.on.storagemutated.unsubscribe(listen)
}

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
