import type { Entry } from './entry'
import { layoutRows, type RowLayout } from './row-layout'
import type { Order, RowGroup } from './types'

/**
 * The rows of the last search. Deleted notes disappear and restored ones return to their place; nothing else moves: a
 * changed note keeps its place.
 */
export interface RowCache {
  length: number
  /** Number of different notes in the rows. */
  notes: number
  slotAt: (row: number) => number | undefined
  /** Key of the row's group. */
  keyAt: (row: number) => string
  /** The group that begins at this row. */
  groupAt: (row: number) => Omit<RowGroup, 'older'> | null
  has: (slot: number) => boolean
  /** Returns the rows without deleted notes and with restored ones. */
  renewed: () => RowCache
}

export function createRowCache(
  found: readonly number[],
  entryAt: (slot: number) => Entry | undefined,
  order: Order,
): RowCache {
  const alive = found.filter((slot) => entryAt(slot) !== undefined)
  const laid = layoutRows(alive, entryAt, order)
  return hold(laid, new Set(alive), (slot) => entryAt(slot) !== undefined)
}

function hold(laid: RowLayout, members: ReadonlySet<number>, isThere: (slot: number) => boolean): RowCache {
  const shown = laid.slots.every(isThere) ? null : [...laid.slots.keys()].filter((at) => isThere(laid.slots[at] ?? -1))
  const counts = new Int32Array(laid.groups.length)
  const length = shown?.length ?? laid.slots.length
  const laidAt = (row: number): number => (shown === null ? row : (shown[row] ?? -1))
  for (let row = 0; row < length; row++) {
    const group = laid.groupOf[laidAt(row)] ?? 0
    counts[group] = (counts[group] ?? 0) + 1
  }
  return {
    length,
    notes: shown === null ? members.size : [...members].filter(isThere).length,
    slotAt: (row) => laid.slots[laidAt(row)],
    keyAt: (row) => laid.groups[laid.groupOf[laidAt(row)] ?? -1]?.key ?? '',
    groupAt(row) {
      const at = laid.groupOf[laidAt(row)]
      const group = at === undefined ? undefined : laid.groups[at]
      if (at === undefined || group === undefined) return null
      return row > 0 && laid.groupOf[laidAt(row - 1)] === at ? null : { ...group, count: counts[at] ?? 0 }
    },
    has: (slot) => members.has(slot),
    renewed: () => hold(laid, members, isThere),
  }
}
