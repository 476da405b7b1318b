import { useEffect, useId, useState, type KeyboardEvent } from 'react'
import type { NoteColor } from '@/lib/annotations/types'
import { t } from '@/lib/i18n/t'
import type { Written } from './written'

export interface NoteEditorProps {
  /** The note that is changed; absent for a new one. */
  kept?: { id: string; note: string; tags: readonly string[]; color: NoteColor | null }
  /** Gives null when the note is kept, else one sentence that says why not. */
  onSave: (written: Written) => Promise<string | null>
  onClose: () => void
}

/** The box in which a note is written, in its place. Ctrl or ⌘ with Enter saves, Escape leaves. What was typed stays when saving fails. */
export function NoteEditor({ kept, onSave, onClose }: NoteEditorProps) {
  const id = useId()
  const [noteId] = useState(() => kept?.id ?? crypto.randomUUID())
  const [text, setText] = useState(kept?.note ?? '')
  const [tagText, setTagText] = useState(kept?.tags.join(', ') ?? '')
  const [problem, setProblem] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)
  const [before] = useState(() => document.activeElement)
  // The box goes, and the focus would go with it: the next key would begin at the top of the panel.
  useEffect(
    () => () => {
      const isLost = document.activeElement === null || document.activeElement === document.body
      if (isLost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    },
    [before],
  )

  const save = async () => {
    setSaving(true)
    const why = await onSave({
      id: noteId,
      note: text.trim(),
      tags: splitTags(tagText),
      color: kept?.color ?? null,
    })
    setSaving(false)
    setProblem(why)
    if (why === null) onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation() // the list has single-letter keys of its own
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
  }
  return (
    <form
      className="editor"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <label className="label" htmlFor={`${id}-note`}>
        {t('notes.note')}
      </label>
      {/* The reader has just asked for this box, by a button or a key. */}
      <textarea id={`${id}-note`} autoFocus rows={3} value={text} onChange={(event) => setText(event.target.value)} />
      <label className="label" htmlFor={`${id}-tags`}>
        {t('notes.tags')}
      </label>
      <input
        id={`${id}-tags`}
        className="text-input"
        value={tagText}
        onChange={(event) => setTagText(event.target.value)}
      />
      {problem !== null && (
        <p role="alert" className="problem">
          {problem}
        </p>
      )}
      <div className="actions">
        <button type="submit" className="btn main" disabled={saving || text.trim() === ''}>
          {t('notes.save')}
        </button>
        <button type="button" className="btn bare" onClick={onClose}>
          {t('notes.cancel')}
        </button>
      </div>
    </form>
  )
}

/** "tesla, dates,tesla" → ["tesla", "dates"] */
export function splitTags(text: string): string[] {
  return [...new Set(text.split(',').map((tag) => tag.trim().replace(/\s+/g, ' ')))].filter((tag) => tag !== '')
}
