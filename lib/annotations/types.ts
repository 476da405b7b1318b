/** Types of notes, following the W3C Web Annotation Data Model. */
import type {
  AnchorShape,
  ArticleShape,
  ContentShape,
  DetailShape,
  DossierShape,
  DraftShape,
  FindingShape,
  RangeShape,
} from '@/lib/schema/annotation'

export { noteColors, type NoteColor } from '@/lib/schema/note-colors'

// The fields and their limits are in `lib/schema/annotation.ts`.

/** The position of a note: all selectors of the W3C model. */
export type Anchor = AnchorShape
export type DocumentRange = RangeShape

/** A detail of a finding, without its offsets. */
export type DetailThen = DetailShape

/** The dossier of a note, as it was when the note was made. */
export type DossierThen = DossierShape

/** Author, site and date of the article that a note is on. */
export type ArticleThen = ArticleShape

/** The finding of a note, as it was when the note was made. */
export type FindingThen = FindingShape

/** The content of a note, from an editor or a file. */
export type NoteContent = ContentShape
export type AnnotationDraft = DraftShape

export interface Annotation extends NoteContent {
  id: string
  /** ISO instants. */
  created: string
  modified: string
}

/** A note in the bin. */
export interface DeletedAnnotation extends Annotation {
  /** ISO instant. Some days after `DAYS_IN_BIN` the note is deleted permanently: see `purge-bin.ts`. */
  deleted: string
}

/**
 * `changed-elsewhere`: the note changed after the editor read it. Nothing was written; `stored` is the current note.
 */
export type SaveResult =
  { outcome: 'kept'; annotation: Annotation } | { outcome: 'changed-elsewhere'; stored: Annotation }
