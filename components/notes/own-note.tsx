import { useState } from 'react'
import type { Annotation } from '@/lib/schema/annotation'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { t } from '@/lib/i18n/t'
import type { SaveAnswer, NoteInput } from './note-input'
import { NoteColor } from './note-color'
import { NoteEditor } from './note-editor'
import { NoteText } from './note-text'

export interface OwnNoteProps {
  annotation: Annotation
  onSave: (written: NoteInput) => Promise<SaveAnswer>
  onDelete: () => void
  /** Copies it with its citation. */
  onCopy: () => Promise<boolean>
}

/** A note below its finding, where it can be edited. */
export function OwnNote({ annotation, onSave, onDelete, onCopy }: OwnNoteProps) {
  const [editing, setEditing] = useState(false)
  if (editing) {
    return <NoteEditor kept={annotation} onSave={onSave} onClose={() => setEditing(false)} />
  }
  return (
    <div className="own-note" role="group" aria-label={t('notes.yours')}>
      <span className="label">{t('notes.yours')}</span>
      <NoteText note={annotation.note} />
      {(annotation.tags.length > 0 || annotation.color !== null) && (
        <p className="meta">
          {annotation.color !== null && <NoteColor color={annotation.color} />}
          {annotation.tags.map((tag) => (
            <span key={tag} className="tag">
              {tag}
            </span>
          ))}
        </p>
      )}
      <div className="actions">
        <Button kind="bare" label={t('notes.edit')} onClick={() => setEditing(true)} />
        <Button kind="bare" label={t('notes.delete')} onClick={onDelete} />
        <CopyButton bare label={t('copied.copy')} act={onCopy} />
      </div>
    </div>
  )
}
