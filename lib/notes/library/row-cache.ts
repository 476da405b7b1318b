import type { Entry } from './entry'
import type { Order, RowGroup } from './types'
import { findingStates, type FindingState } from '@/lib/details/state'

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

/** Rows in order: the entry of each row, and its group as an index into `groups`. */
interface RowLayout {
  slots: Int32Array
  groupOf: Int32Array
  groups: Omit<RowGroup, 'count' | 'older'>[]
}

/**
 * Lays entries under one another, in groups that come in the order of their first: the last changed first, in groups too; tags
 * in the order of the alphabet; verdicts the verdicts first; what has none at the end.
 *
 * @param found slots of the entries, the last changed first
 */
function layoutRows(found: readonly number[], entryAt: (slot: number) => Entry | undefined, order: Order): RowLayout {
  const groups = new Map<string, { title: string; site: string; slots: number[] }>()
  for (const slot of found) {
    const entry = entryAt(slot)
    for (const key of entry === undefined ? [] : keysOf(entry, order)) {
      const group = groups.get(key)
      if (group) group.slots.push(slot)
      else {
        const named = order === 'page' && entry ? { title: entry.title, site: entry.site } : { title: '', site: '' }
        groups.set(key, { ...named, slots: [slot] })
      }
    }
  }
  const keys = sorted([...groups.keys()], order)
  const rows = keys.reduce((sum, key) => sum + (groups.get(key)?.slots.length ?? 0), 0)
  const laid: RowLayout = { slots: new Int32Array(rows), groupOf: new Int32Array(rows), groups: [] }
  let at = 0
  for (const key of keys) {
    const { title = '', site = '', slots = [] } = groups.get(key) ?? {}
    laid.slots.set(slots, at)
    laid.groupOf.fill(laid.groups.length, at, at + slots.length)
    laid.groups.push({ key, title, site })
    at += slots.length
  }
  return laid
}

function keysOf(entry: Entry, order: Order): readonly string[] {
  switch (order) {
    case 'changed':
      return [entry.stamp.slice(0, 7)]
    case 'page':
      return [entry.place]
    case 'tag':
      return entry.tags.length === 0 ? [''] : entry.tags
    case 'verdict':
      return [entry.verdict ?? '']
  }
}

function sorted(keys: string[], order: Order): string[] {
  const last = (key: string): number => (key === '' ? 1 : 0)
  switch (order) {
    case 'tag':
      return keys.sort((a, b) => last(a) - last(b) || byAlphabet.compare(a, b))
    case 'verdict':
      return keys.sort(
        (a, b) =>
          last(a) - last(b) || findingStates.indexOf(a as FindingState) - findingStates.indexOf(b as FindingState),
      )
    case 'changed':
    case 'page':
      return keys
  }
}

const byAlphabet = new Intl.Collator('und', { sensitivity: 'base', numeric: true })
