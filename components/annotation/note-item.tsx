import { useState } from 'react'
import type { Annotation } from '@/lib/annotations/types'
import { formatDate } from '@/lib/i18n/dates'
import { Icon } from '@/components/ui/icon'
import { t } from '@/lib/i18n/t'
import { NoteEditor } from './note-editor'
import { NoteText } from './note-text'
import type { SaveAnswer, Written } from './written'

export interface NoteItemProps {
  annotation: Annotation
  isOrphaned: boolean
  onOpen: () => void
  onSave: (written: Written) => Promise<SaveAnswer>
  onDelete: () => void
}

/** One note in the list: the quote in the second voice, the reader's own words in the first. */
export function NoteItem({ annotation, isOrphaned, onOpen, onSave, onDelete }: NoteItemProps) {
  const [editing, setEditing] = useState(false)
  const { anchor, note, tags, finding, title, modified } = annotation
  return (
    <li className={`note ${finding?.verdict ?? ''}`}>
      {anchor !== null && (
        <blockquote className="quote" lang="en">
          {anchor.quote.exact}
        </blockquote>
      )}
      {editing ? (
        <NoteEditor kept={annotation} onSave={onSave} onClose={() => setEditing(false)} />
      ) : (
        <NoteText note={note} />
      )}
      {isOrphaned && <p className="gone">{t('notes.gone')}</p>}
      <p className="meta">
        <span>
          {finding && (
            <>
              <Icon name={finding.verdict} label={t(`verdict.${finding.verdict}`)} />{' '}
            </>
          )}
          {title === '' ? hostOf(annotation.url) : title} · {formatDate(modified)}
        </span>
        {tags.map((tag) => (
          <span key={tag} className="tag">
            {tag}
          </span>
        ))}
      </p>
      {!editing && (
        <div className="actions">
          <button type="button" className="btn bare" onClick={onOpen}>
            {t('notes.openPage')}
          </button>
          <button type="button" className="btn bare" onClick={() => setEditing(true)}>
            {t('notes.edit')}
          </button>
          <button type="button" className="btn bare" onClick={onDelete}>
            {t('notes.delete')}
          </button>
        </div>
      )}
    </li>
  )
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}
