import { useId, useState } from 'react'
import type { NoteColor } from '@/lib/schema/note-colors'
import { colors } from '@/lib/library/types'
import { t } from '@/lib/i18n/t'

export interface BulkBarProps {
  /** The user's tags, for suggestions. */
  tags: readonly string[]
  /** Progress of a change of many notes. */
  working: { done: number; all: number } | null
  onTag: (tag: string, kind: 'add' | 'remove') => void
  onColor: (color: NoteColor | null) => void
  onDelete: () => void
  onClear: () => void
}

/** Actions for the selected notes. Tags and colours unfold below, so that nothing moves. */
export function BulkBar({ tags, working, onTag, onColor, onDelete, onClear }: BulkBarProps) {
  const [isOpen, setOpen] = useState(false)
  const [tag, setTag] = useState('')
  const [color, setColor] = useState<NoteColor | 'none'>('yellow')
  const id = useId()
  if (working !== null) {
    return (
      <p role="status" className="label push-end">
        {t('library.working', working)}
      </p>
    )
  }
  const tagAs = (kind: 'add' | 'remove') => {
    onTag(tag.trim().replace(/\s+/g, ' '), kind)
    setTag('')
    setOpen(false)
  }
  return (
    <div className="bulk" role="group" aria-label={t('library.bulk')}>
      <button type="button" className="btn bare" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('library.tagOrColor')}
      </button>
      <button type="button" className="btn bare" onClick={onDelete}>
        {t('library.delete')}
      </button>
      <button type="button" className="btn bare" aria-label={t('library.clearChosen')} onClick={onClear}>
        {t('library.clearShort')}
      </button>
      {isOpen && (
        <div
          className="bulk-more"
          onKeyDown={(event) => {
            if (event.key === 'Escape') setOpen(false)
          }}
        >
          <form
            onSubmit={(event) => {
              event.preventDefault()
              if (tag.trim() !== '') tagAs('add')
            }}
          >
            <label className="label" htmlFor={`${id}-tag`}>
              {t('library.tagField')}
            </label>
            {/* The user has just opened it. */}
            <input
              id={`${id}-tag`}
              className="text-input"
              list={`${id}-tags`}
              autoFocus
              autoComplete="off"
              value={tag}
              onChange={(event) => setTag(event.target.value)}
            />
            <datalist id={`${id}-tags`}>
              {tags.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
            <button type="submit" className="btn" disabled={tag.trim() === ''}>
              {t('library.addTag')}
            </button>
            <button type="button" className="btn" disabled={tag.trim() === ''} onClick={() => tagAs('remove')}>
              {t('library.removeTag')}
            </button>
          </form>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              onColor(color === 'none' ? null : color)
              setOpen(false)
            }}
          >
            <label className="label" htmlFor={`${id}-color`}>
              {t('library.colorField')}
            </label>
            <select
              id={`${id}-color`}
              className="text-input"
              value={color}
              onChange={(event) => setColor(event.target.value as NoteColor | 'none')}
            >
              {[...colors, 'none' as const].map((name) => (
                <option key={name} value={name}>
                  {t(`library.color.${name}`)}
                </option>
              ))}
            </select>
            <button type="submit" className="btn">
              {t('library.setColor')}
            </button>
          </form>
        </div>
      )}
    </div>
  )
}
