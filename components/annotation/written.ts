import type { NoteColor } from '@/lib/annotations/types'

/** What an editor hands over. Its id is made when the editor opens: the same words saved twice are one note. */
export interface Written {
  id: string
  note: string
  tags: string[]
  color: NoteColor | null
}
