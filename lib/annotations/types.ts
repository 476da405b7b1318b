/** What the reader keeps, after the W3C Web Annotation Data Model. Types only. */
import type { Verdict } from '@/lib/match/types'

/** Where a note hangs: selectors of the W3C model, all of them, so that the strongest that still holds is used. */
export interface Anchor {
  /** TextQuoteSelector: the exact words, with 64 characters on each side, up to 200 where they stand twice. */
  quote: { exact: string; prefix: string; suffix: string }
  /** TextPositionSelector in the reader's text of the page; null where it is not known. */
  position: { start: number; end: number } | null
  /** RangeSelector between two points of the document, each an XPath and an offset in it; null where it is not known. */
  range: DocumentRange | null
}

export interface DocumentRange {
  startContainer: string
  startOffset: number
  endContainer: string
  endOffset: number
}

export const noteColors = ['yellow', 'green', 'blue', 'pink', 'purple'] as const
export type NoteColor = (typeof noteColors)[number]

/** The finding that a note is about, as it was when the note was made. */
export interface FindingThen {
  verdict: Verdict
  reason: string
  claims: string[]
  sources: number[]
  dossierVersion: string
}

/** All that the reader decides about a note: what an editor hands over and a file brings. */
export interface NoteContent {
  /** `samePage` of the page's address: what stands at several addresses has one. Empty for a note on a claim. */
  pageKey: string
  /** The address at which it was made. Empty for a note on a claim. */
  url: string
  /** Of the page, or the claim's text. */
  title: string
  /** Id of the claim that the note is on; null for a note on a page. */
  claim: string | null
  /** null: the note is on the whole page, or on a claim. */
  anchor: Anchor | null
  /** Markdown as the reader typed it. */
  note: string
  tags: string[]
  color: NoteColor | null
  finding: FindingThen | null
}

export interface AnnotationDraft extends NoteContent {
  /** Made by whoever writes the note, so that the same save may be asked for twice and is done once. */
  id: string
  /** `modified` of the note that was changed, as the editor had it; null for a new one. */
  basedOn: string | null
}

export interface Annotation extends NoteContent {
  id: string
  /** ISO instants. */
  created: string
  modified: string
}

/** A note in the bin. */
export interface DeletedAnnotation extends Annotation {
  /** ISO instant. After `DAYS_IN_BIN` it goes for good. */
  deleted: string
}

/** `changed-elsewhere`: the note was changed since the editor read it. Nothing was written; `stored` is what stands there. */
export type SaveResult =
  { outcome: 'kept'; annotation: Annotation } | { outcome: 'changed-elsewhere'; stored: Annotation }
