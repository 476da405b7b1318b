import { NoteEditor } from '@/components/annotation/note-editor'
import { OwnNote } from '@/components/annotation/own-note'
import type { Annotation } from '@/lib/annotations/types'
import type { NoteActions, NoteOn } from './page-actions'

export interface OwnNotesProps {
  notes: readonly Annotation[]
  /** What a new note is put on. */
  on: NoteOn
  /** Whether a new note is being written. */
  isWriting: boolean
  onClose: () => void
  actions: NoteActions
}

/** The reader's notes on one thing, and the field for a new one. */
export function OwnNotes({ notes, on, isWriting, onClose, actions }: OwnNotesProps) {
  return (
    <>
      {notes.map((annotation) => (
        <OwnNote
          key={annotation.id}
          annotation={annotation}
          onSave={(written) => actions.saveNote({ kind: 'kept', annotation }, written)}
          onDelete={() => actions.deleteNote(annotation)}
        />
      ))}
      {isWriting && <NoteEditor onSave={(written) => actions.saveNote(on, written)} onClose={onClose} />}
    </>
  )
}
