import { useId, useState } from 'react'
import { noteColors, type NoteColor } from '@/lib/schema/note-colors'
import { t } from '@/lib/i18n/t'
import { Button } from '@/components/ui/button'
import { Form, Options, SelectField, Suggestions, TextField } from '@/components/ui/fields'

export interface BulkBarProps {
  /** The user's tags, for suggestions. */
  tags: readonly string[]
  /** Progress of a change of many notes. */
  progress: { done: number; all: number } | null
  onTag: (tag: string, kind: 'add' | 'remove') => void
  onColor: (color: NoteColor | null) => void
  onDelete: () => void
  onClear: () => void
}

/** Actions for the selected notes. Tags and colours unfold below, so that nothing moves. */
export function BulkBar({ tags, progress, onTag, onColor, onDelete, onClear }: BulkBarProps) {
  const [isOpen, setOpen] = useState(false)
  const [tag, setTag] = useState('')
  const [color, setColor] = useState<NoteColor | 'none'>('yellow')
  const id = useId()
  if (progress !== null) {
    return (
      <p role="status" className="label push-end">
        {t('library.working', progress)}
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
      <Button kind="bare" label={t('library.tagOrColor')} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} />
      <Button kind="bare" label={t('library.delete')} onClick={onDelete} />
      <Button kind="bare" label={t('library.clearShort')} aria-label={t('library.clearChosen')} onClick={onClear} />
      {isOpen && (
        <div
          className="bulk-more"
          onKeyDown={(event) => {
            if (event.key === 'Escape') setOpen(false)
          }}
        >
          <Form
            onSubmit={() => {
              if (tag.trim() !== '') tagAs('add')
            }}
          >
            {/* The user has just opened it. */}
            <TextField
              label={t('library.tagField')}
              list={id}
              autoFocus
              autoComplete="off"
              value={tag}
              onChange={setTag}
            />
            <Suggestions id={id} of={tags} />
            <Button label={t('library.addTag')} type="submit" disabled={tag.trim() === ''} />
            <Button label={t('library.removeTag')} disabled={tag.trim() === ''} onClick={() => tagAs('remove')} />
          </Form>
          <Form
            onSubmit={() => {
              onColor(color === 'none' ? null : color)
              setOpen(false)
            }}
          >
            <SelectField
              label={t('library.colorField')}
              value={color}
              onChange={(value) => setColor(value as NoteColor | 'none')}
            >
              <Options of={[...noteColors, 'none' as const].map((name) => [name, t(`library.color.${name}`)])} />
            </SelectField>
            <Button label={t('library.setColor')} type="submit" />
          </Form>
        </div>
      )}
    </div>
  )
}
