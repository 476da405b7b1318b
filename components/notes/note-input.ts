import type { Annotation } from '@/lib/schema/annotation'
import type { NoteColor } from '@/lib/schema/note-colors'

/** The result of an editor. Its id is created when the editor opens, so that a repeated save gives one note. */
export interface NoteInput {
  id: string
  /** `modified` of the note that the editor opened or the user has seen since; null for a new one. */
  basedOn: string | null
  note: string
  tags: string[]
  color: NoteColor | null
}

/** null: saved. Text: the reason why not. `changedElsewhere`: the version that another window saved meanwhile. */
export type SaveAnswer = null | string | { changedElsewhere: Annotation }
