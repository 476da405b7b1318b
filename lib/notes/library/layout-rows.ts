import type { Entry } from './entry'
import type { Order, RowGroup } from './types'
import { findingStates, type FindingState } from '@/lib/details/state'

/** One row of the list. A note has a row in each of its groups, such as each of its tags. */
export interface Row {
  id: string
  /** The group, the same object in all rows of the group, which are adjacent. */
  group: Omit<RowGroup, 'count' | 'older'>
}

/**
 * Lays out entries in groups: months and pages by the last change in them, tags in alphabetical order, verdicts most
 * serious first, notes without tag or verdict last. Within a group, the order of `found` stays.
 *
 * @param found entries, last changed first
 */
export function layoutRows(found: readonly Entry[], order: Order): Row[] {
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
  if (order === 'changed' || order === 'page') return keys
  const rank = (key: string): number => findingStates.indexOf(key as FindingState)
  const compare = (a: string, b: string): number => (order === 'tag' ? byAlphabet.compare(a, b) : rank(a) - rank(b))
  return keys.sort((a, b) => Number(a === '') - Number(b === '') || compare(a, b))
}

const byAlphabet = new Intl.Collator('und', { sensitivity: 'base', numeric: true })
