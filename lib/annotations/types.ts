/** Types of notes, following the W3C Web Annotation Data Model. */
import type { Detail, Verdict } from '@/lib/engine/types'

/**
 * The position of a note: all selectors of the W3C model, so that the most reliable one that still matches can be used.
 */
export interface Anchor {
  /** TextQuoteSelector: the exact words with 64 characters on each side, or up to 200 if the words occur twice. */
  quote: { exact: string; prefix: string; suffix: string }
  /** TextPositionSelector in the extracted text of the page; null if unknown. */
  position: { start: number; end: number } | null
  /** RangeSelector between two points of the document, each an XPath and an offset; null if unknown. */
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

/** A detail of a finding, without its offsets. */
export type DetailThen = Omit<Detail, 'start' | 'end' | 'slot'>

/** The finding of a note, as it was when the note was made. */
export interface FindingThen {
  verdict: Verdict
  reason: string
  claims: string[]
  sources: number[]
  dossierVersion: string
  /** Absent if not known, and in rows from before this field existed. */
  details?: DetailThen[] | undefined
}

/** The content of a note, from an editor or a file. */
export interface NoteContent {
  /** `samePage` of the page's address: one key for all addresses of an article. Empty for a note on a claim. */
  pageKey: string
  /** The address where it was made. Empty for a note on a claim. */
  url: string
  /** Title of the page, or text of the claim. */
  title: string
  /** Id of the claim that the note is on; null for a note on a page. */
  claim: string | null
  /** null: the note is on the whole page, or on a claim. */
  anchor: Anchor | null
  /** Markdown as typed. */
  note: string
  tags: string[]
  color: NoteColor | null
  finding: FindingThen | null
}

export interface AnnotationDraft extends NoteContent {
  /** Created by the editor, so that a repeated save has no effect. */
  id: string
  /** `modified` of the note that the editor opened; null for a new one. */
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
  /** ISO instant. After `DAYS_IN_BIN` the note is deleted permanently. */
  deleted: string
}

/**
 * `changed-elsewhere`: the note changed after the editor read it. Nothing was written; `stored` is the current note.
 */
export type SaveResult =
  { outcome: 'kept'; annotation: Annotation } | { outcome: 'changed-elsewhere'; stored: Annotation }
