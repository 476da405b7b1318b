import { useState } from 'react'
import type { Annotation } from '@/lib/schema/annotation'
import { Button, CopyButton } from '@/components/ui/button'
import { t } from '@/lib/i18n/t'
import type { NoteActions } from './page-actions'
import { NoteLabels } from './note-color'
import { NoteEditor } from './note-editor'
import { NoteText } from './note-text'

/** A note below its finding, where it can be edited. */
export function OwnNote({ annotation, actions }: { annotation: Annotation; actions: NoteActions }) {
  const { isEditing, endEditing, editButton } = useEditing()
  if (isEditing) {
    return (
      <NoteEditor
        oldNote={annotation}
        onSave={(written) => actions.saveNote({ kind: 'kept', annotation }, written)}
        onClose={endEditing}
      />
    )
  }
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

/** Whether a note is being edited. The editor takes the place of the button, and gives the focus back to it. */
export function useEditing() {
  const [state, setState] = useState<'never' | 'now' | 'before'>('never')
  return {
    isEditing: state === 'now',
    endEditing: () => setState('before'),
    editButton: { autoFocus: state === 'before', onClick: () => setState('now') },
  }
}
