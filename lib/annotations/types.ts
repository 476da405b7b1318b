/** What the reader keeps, after the W3C Web Annotation Data Model. Types only. */
import type { Verdict } from '@/lib/match/types'

/** Where a note hangs: selectors of the W3C model, all of them, so that the strongest that still holds is used. */
export interface Anchor {
  /** TextQuoteSelector: the exact words, with up to 64 characters on each side. */
  quote: { exact: string; prefix: string; suffix: string }
  /** TextPositionSelector in the reader's text of the page; null where it is not known. */
  position: { start: number; end: number } | null
}

export interface AnnotationDraft {
  /** Given to change an annotation, absent for a new one. */
  id?: string
  /** Given with `id` to bring back one that was deleted: the ISO instant of its making. */
  created?: string
  pageKey: string
  url: string
  title: string
  /** null: the note is on the whole page. */
  anchor: Anchor | null
  /** Markdown as the reader typed it. */
  note: string
  tags: string[]
  /** The finding that the note is about, as it was then. */
  finding: { verdict: Verdict; reason: string; claims: string[]; sources: number[]; dossierVersion: string } | null
}

export interface Annotation extends AnnotationDraft {
  id: string
  /** ISO instants. */
  created: string
  modified: string
}
