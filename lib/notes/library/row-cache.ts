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
  idAt: (row: number) => string
  /** Key of the row's group. */
  keyAt: (row: number) => string
  /** The group that begins at this row. */
  groupAt: (row: number) => Omit<RowGroup, 'older'> | null
  has: (id: string) => boolean
  /** Returns the rows without deleted notes and with restored ones. */
  renewed: () => RowCache
}

/** @param found the last changed first */
export function createRowCache(found: readonly Entry[], isThere: (id: string) => boolean, order: Order): RowCache {
  return show(layoutRows(found, order), new Set(found.map(({ id }) => id)), isThere)
}

/** One row of a note, which has one in each of its groups. */
interface Row {
  id: string
  group: Omit<RowGroup, 'count' | 'older'>
}

function show(laid: readonly Row[], members: ReadonlySet<string>, isThere: (id: string) => boolean): RowCache {
  const rows = laid.filter(({ id }) => isThere(id))
  const counts = new Map<Row['group'], number>()
  for (const { group } of rows) counts.set(group, (counts.get(group) ?? 0) + 1)
  return {
    length: rows.length,
    notes: [...members].filter(isThere).length,
    idAt: (row) => rows[row]?.id ?? '',
    keyAt: (row) => rows[row]?.group.key ?? '',
    groupAt(row) {
      const group = rows[row]?.group
      return group === undefined || rows[row - 1]?.group === group ? null : { ...group, count: counts.get(group) ?? 0 }
    },
    has: (id) => members.has(id),
    renewed: () => show(laid, members, isThere),
  }
}

/**
 * Lays entries under one another, in groups that come in the order of their first: the last changed first, in groups too; tags
 * in the order of the alphabet; verdicts the verdicts first; what has none at the end.
 */
function layoutRows(found: readonly Entry[], order: Order): Row[] {
  const groups = new Map<string, Row[]>()
  for (const entry of found)
    for (const key of keysOf(entry, order)) {
      const rows = groups.get(key)
      const { title, site } = order === 'page' ? entry : { title: '', site: '' }
      if (rows?.[0]) rows.push({ id: entry.id, group: rows[0].group })
      else groups.set(key, [{ id: entry.id, group: { key, title, site } }])
    }
  return sorted([...groups.keys()], order).flatMap((key) => groups.get(key) ?? [])
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
