import type { Entry } from './entry'
import type { Order, RowGroup } from './types'
import { findingStates, type FindingState } from '@/lib/details/state'

/** One row of a note, which has one in each of its groups. */
export interface Row {
  id: string
  /** One object for all rows of a group, which follow one another. */
  group: Omit<RowGroup, 'count' | 'older'>
}

/**
 * Lays entries under one another, in groups that come in the order of their first: the last changed first, in groups too; tags
 * in the order of the alphabet; verdicts the verdicts first; what has none at the end.
 *
 * @param found the last changed first
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
