import type { FindingState } from '@/lib/details/state'
/** Requests and answers of the library of notes. Types only; all values can be cloned between contexts. */
import type { Annotation } from '@/lib/schema/annotation'
import type { NoteColor } from '@/lib/schema/note-colors'

export const noteOrders = ['changed', 'page', 'tag', 'verdict'] as const
export type NoteOrder = (typeof noteOrders)[number]

/**
 * Filters for notes: with words that were changed on their page; on a claim; orphaned (not found on their page); judged with another version of the dossier
 * (`older`); with a different verdict after a second check (`turned`).
 */
export const noteTraits = ['changed', 'claim', 'orphaned', 'older', 'turned'] as const
export type NoteTrait = (typeof noteTraits)[number]

export interface SearchFilters {
  query: string
  order: NoteOrder
  verdict: FindingState | null
  /** Tags that a note must all have, as written. */
  tags: readonly string[]
  color: NoteColor | null
  only: readonly NoteTrait[]
  /** Days of the last change, both included: "2026-06-01". */
  from: string | null
  to: string | null
}

export const noNoteFilters: SearchFilters = {
  query: '',
  order: 'changed',
  verdict: null,
  tags: [],
  color: null,
  only: [],
  from: null,
  to: null,
}

/** Number of notes with one more filter set and all others unchanged. */
export interface SearchCounts {
  verdict: Partial<Record<FindingState, number>>
  color: Partial<Record<NoteColor, number>>
  only: Partial<Record<NoteTrait, number>>
  /** Tags with their counts, most used first. */
  tags: readonly (readonly [tag: string, count: number])[]
}

export interface SearchAnswer {
  /** Number that increases when the rows change. */
  version: number
  all: number
  /** Number of notes found; one note may have several rows when grouped by tag. */
  found: number
  rows: number
  counts: SearchCounts
  /** Number of matching notes that were added after the search and are not shown yet. */
  fresh: number
  /** Number of notes read so far while the library opens; else null. */
  read: number | null
}

export interface RowGroup {
  /** The month "2026-06", the page's key, the tag or the verdict; empty for the notes without tag or verdict. */
  key: string
  /** Title of the page, or text of the claim. */
  title: string
  site: string
  count: number
  /** Number of the group's notes that were judged with another version of the dossier. */
  older: number
}

export interface ListRow {
  at: number
  /** Unique and stable key of the row. */
  key: string
  /** The note; null: it was just deleted. */
  annotation: Annotation | null
  /** The group on its first row; else null. */
  group: RowGroup | null
}

export interface LibrarySource {
  count: () => Promise<number>
  newest: (limit: number) => Promise<Annotation[]>
  batches: () => AsyncIterable<readonly Annotation[]>
  byIds: (ids: readonly string[]) => Promise<Annotation[]>
  /** Time of the last change of each note, by id. */
  stamps: () => Promise<ReadonlyMap<string, string>>
  /** Calls back with the ids of notes that were written or deleted; null: too many to name. */
  follow: (changed: (ids: string[] | null) => void) => void
  /** Texts of claims by their keys: the id of a dossier and that of a claim, on two lines. */
  claimTexts: (keys: readonly string[]) => Promise<readonly (readonly [key: string, text: string])[]>
  followDossiers: (changed: () => void) => void
}
