import { useEditorContext } from '@/components/notes/use-draft'
import { NoteEditor } from '@/components/notes/note-editor'
import { OwnNote } from '@/components/notes/own-note'
import type { Annotation } from '@/lib/schema/annotation'
import type { NoteActions, NoteTarget } from './page-actions'
import { SafeRow } from '@/components/ui/safe'

interface OwnNotesProps {
  notes: readonly Annotation[]
  target: NoteTarget
  quote?: string
  /** Whether a new note is being written. */
  isWriting?: boolean
  onClose?: () => void
  actions: NoteActions
}

export function OwnNotes({ notes, target, quote, isWriting = false, onClose, actions }: OwnNotesProps) {
  const { page } = useEditorContext()
  return (
    <>
      {notes.map((annotation) => (
        <SafeRow key={annotation.id} of={annotation} onRemove={() => actions.deleteNote(annotation)}>
          <OwnNote annotation={annotation} actions={actions} />
        </SafeRow>
      ))}
      {isWriting && (
        <NoteEditor
          // Key of an unsaved draft; it must not change between renders.
          draftKey={[target.kind === 'claim' ? '' : page?.pageKey, target.kind, quote ?? JSON.stringify(target)].join(
            ' ',
          )}
          quote={quote ?? ''}
          claim={target.kind === 'claim' ? target.claim : null}
          onSave={(written) => actions.saveNote(target, written)}
          onClose={() => onClose?.()}
        />
      )}
    </>
  )
}
