import { findingStates, type FindingState } from '@/lib/details/state'
import type { Entry } from './entry'
import type { Order, RowGroup } from './types'

/** Rows in order: the entry of each row, and its group as an index into `groups`. */
export interface RowLayout {
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
export function layoutRows(
  found: readonly number[],
  entryAt: (slot: number) => Entry | undefined,
  order: Order,
): RowLayout {
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
