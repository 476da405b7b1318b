/** What is asked of the library of notes, and what it answers. Types only; all of it survives a structured clone. */
import type { Annotation, NoteColor } from '@/lib/annotations/types'
import type { Verdict } from '@/lib/engine/types'

/** By what the notes stand under one another: the month of the last change, the page (or claim), each tag, the verdict. */
export const orders = ['changed', 'page', 'tag', 'verdict'] as const
export type Order = (typeof orders)[number]

/**
 * What a note can be besides: on a claim; orphaned (its words were looked for and are gone); judged with another version of the
 * dossier (`older`); judged otherwise when it was checked again (`turned`).
 */
export const traits = ['claim', 'orphaned', 'older', 'turned'] as const
export type Trait = (typeof traits)[number]

/** The colours in the order in which they are offered. */
export const colors = ['yellow', 'green', 'blue', 'pink', 'purple'] as const satisfies readonly NoteColor[]

/** What is looked for. Everything that is set must hold. */
export interface SearchFilters {
  /** As typed; `parseQuery` says how it is read. */
  query: string
  order: Order
  verdict: Verdict | null
  /** All of them, each as it is written. */
  tags: readonly string[]
  color: NoteColor | null
  only: readonly Trait[]
  /** Days of the last change, both included: "2026-06-01". */
  from: string | null
  to: string | null
}

export const everyNote: SearchFilters = {
  query: '',
  order: 'changed',
  verdict: null,
  tags: [],
  color: null,
  only: [],
  from: null,
  to: null,
}

/** How many notes there would be with one more thing set, all else as it is. */
export interface Counts {
  verdict: Partial<Record<Verdict, number>>
  color: Partial<Record<NoteColor, number>>
  only: Partial<Record<Trait, number>>
  /** The most used first. */
  tags: readonly (readonly [tag: string, count: number])[]
}

export interface SearchAnswer {
  /** Another one each time the rows are others. */
  version: number
  /** All notes that are kept. */
  all: number
  /** Of them, how many were found; by tag, one note may stand in several rows. */
  found: number
  rows: number
  counts: Counts
  /** Notes that are found by now, but came after the rows were laid: they wait to be asked for. */
  fresh: number
  /** How many of the notes are read, while the library is still being opened; else null. */
  read: number | null
}

export interface RowGroup {
  /** The month "2026-06", the page's key, the tag, the verdict; empty for those with none. */
  key: string
  /** Of a page: what it calls itself, or the claim's text. */
  title: string
  site: string
  count: number
  /** How many of its notes were judged with another version of the dossier. */
  older: number
}

export interface ListRow {
  at: number
  /** The same wherever the row comes to stand; no other row has it. */
  key: string
  /** null: deleted this very moment. */
  annotation: Annotation | null
  /** On the first row of a group. */
  group: RowGroup | null
}
