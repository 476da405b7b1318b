import type { FindingState } from '@/lib/details/state'
import type { NoteColor } from '@/lib/schema/note-colors'
import type { Entry } from './entry'
import { FAILS, createMatcher, traitsOf, type MatchContext } from './match-entry'
import type { Counts, SearchFilters, Trait } from './types'

export interface FacetCounts {
  /** In the given order. */
  found: Entry[]
  counts: Counts
}

/** Tests every entry and counts the matches. */
export function countFacets(entries: Iterable<Entry>, looking: SearchFilters, about: MatchContext): FacetCounts {
  const failsOf = createMatcher(looking, about)
  const found: Entry[] = []
  const verdict = new Map<FindingState, number>()
  const color = new Map<NoteColor, number>()
  const only = new Map<Trait, number>()
  const tags = new Map<string, number>()
  for (const entry of entries) {
    const fails = failsOf(entry)
    if (entry.verdict !== null && (fails & ~FAILS.verdict) === 0) count(verdict, entry.verdict)
    if (entry.color !== null && (fails & ~FAILS.color) === 0) count(color, entry.color)
    if (fails !== 0) continue
    found.push(entry)
    for (const tag of entry.tags) count(tags, tag)
    for (const trait of traitsOf(entry, about)) count(only, trait)
  }
  return {
    found,
    counts: {
      verdict: Object.fromEntries(verdict),
      color: Object.fromEntries(color),
      only: Object.fromEntries(only),
      tags: mostUsed(tags, TAGS_TOLD),
    },
  }
}

/** Most used first, equal counts in alphabetical order. */
export function mostUsed(tags: ReadonlyMap<string, number>, limit: number): [string, number][] {
  return [...tags].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, limit)
}

/** Maximum number of tags shown; the search finds the others. */
const TAGS_TOLD = 60

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
