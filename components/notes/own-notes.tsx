import { usePanel } from '@/components/panel/panel-context'
import { NoteEditor } from '@/components/notes/note-editor'
import { draftPlaceOf } from '@/lib/platform/drafts'
import type { Annotation } from '@/lib/schema/annotation'
import type { NoteTarget } from '@/components/panel/note-actions'
import { SafeRow } from '@/components/ui/safe'
import { useState } from 'react'
import { Button, CopyButton } from '@/components/ui/button'
import { t } from '@/lib/i18n/t'
import { NoteText, NoteLabels } from './note-text'

interface OwnNotesProps {
  notes: readonly Annotation[]
  target: NoteTarget
  quote?: string
  /** Whether a new note is being written. */
  isWriting?: boolean
  onClose?: () => void
}

export function OwnNotes({ notes, target, quote, isWriting = false, onClose }: OwnNotesProps) {
  const { page, question, actions } = usePanel()
  const pageKey = page?.pageKey ?? question?.pageKey
  return (
    <>
      {notes.map((annotation) => (
        <SafeRow key={annotation.id} of={annotation} onRemove={() => actions.deleteNote(annotation)}>
          <OwnNote annotation={annotation} />
        </SafeRow>
      ))}
      {isWriting && (
        <NoteEditor
          // Key of an unsaved draft; it must not change between renders.
          draftKey={draftPlaceOf(target.kind === 'claim' ? '' : pageKey, target.kind, quote ?? JSON.stringify(target))}
          quote={quote ?? ''}
          claim={target.kind === 'claim' ? target.claim : null}
          onSave={(written) => actions.saveNote(target, written)}
          onClose={() => onClose?.()}
        />
      )}
    </>
  )
}

/** A note below its finding, where it can be edited. */
export function OwnNote({ annotation }: { annotation: Annotation }) {
  const { actions } = usePanel()
  const { editor, editButton } = useEditing(annotation)
  if (editor) return editor
  return (
    <div className="own-note" role="group" aria-label={t('notes.yours')}>
      <span className="label">{t('notes.yours')}</span>
      <NoteText note={annotation.note} />
      {(annotation.tags.length > 0 || annotation.color !== null) && (
        <p className="meta">
          <NoteLabels {...annotation} />
        </p>
      )}
      <div className="actions">
        <Button kind="bare" label={t('notes.edit')} {...editButton} />
        <Button kind="bare" label={t('notes.delete')} onClick={() => actions.deleteNote(annotation)} />
        <CopyButton bare label={t('copied.copy')} act={() => actions.copyNote(annotation)} />
      </div>
    </div>
  )
}

/** The editor of a note, false unless it is open. It takes the place of the button, and gives the focus back to it. */
export function useEditing(annotation: Annotation) {
  const { actions } = usePanel()
  const [state, setState] = useState<'never' | 'now' | 'before'>('never')
  return {
    editor: state === 'now' && (
      <NoteEditor
        oldNote={annotation}
        onSave={(written) => actions.saveNote({ kind: 'kept', annotation }, written)}
        onClose={() => setState('before')}
      />
    ),
    editButton: { autoFocus: state === 'before', onClick: () => setState('now') },
  }
}
