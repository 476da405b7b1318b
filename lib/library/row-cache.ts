import type { Entry } from './entry'
import { layoutRows, type RowLayout } from './row-layout'
import type { Order, RowGroup } from './types'

/**
 * The rows as they were laid when something was last looked for. What is deleted leaves them and what comes back returns to its
 * place; nothing else moves under the reader's eyes: a note that was just written on stays where it stands.
 */
export interface RowCache {
  length: number
  /** How many different notes stand in them. */
  notes: number
  slotAt: (row: number) => number | undefined
  /** Of the group that the row stands in. */
  keyAt: (row: number) => string
  /** The group that begins at this row. */
  groupAt: (row: number) => Omit<RowGroup, 'older'> | null
  has: (slot: number) => boolean
  /** The same rows, with what went and what came back. */
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
