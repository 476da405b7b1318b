import type { Annotation, NoteColor } from '@/lib/annotations/types'

/** What an editor hands over. Its id is made when the editor opens: the same words saved twice are one note. */
export interface NoteInput {
  id: string
  /** `modified` of the note as it was when the editor opened, or as the reader has seen it since; null for a new one. */
  basedOn: string | null
  note: string
  tags: string[]
  color: NoteColor | null
}

/** null: it is kept. A text: why not. `changedElsewhere`: what another window has made of the note meanwhile. */
export type SaveAnswer = null | string | { changedElsewhere: Annotation }
