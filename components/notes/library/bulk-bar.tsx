import { Status } from '@/components/ui/section'
import { useId, useState, useEffect, useRef, type ReactNode } from 'react'
import { noteColors, type NoteColor } from '@/lib/schema/note-colors'
import { t } from '@/lib/i18n/t'
import { Button } from '@/components/ui/button'
import { Form, OptionList, SelectField, Suggestions, TextField } from '@/components/ui/fields'
import { noteOrders, type SearchAnswer, type NoteOrder } from '@/lib/notes/library/types'

interface BulkBarProps {
  tags: readonly string[]
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
    return <Status className="label push-end">{t('library.working', progress)}</Status>
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
            {/* The field takes the focus, because the user has just opened it. */}
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
              <OptionList of={[...noteColors, 'none' as const].map((name) => [name, t(`library.color.${name}`)])} />
            </SelectField>
            <Button label={t('library.setColor')} type="submit" />
          </Form>
        </div>
      )}
    </div>
  )
}

function sayCount({ found, all, read }: SearchAnswer, chosen: number): string {
  if (chosen > 0) return t('library.chosen', chosen)
  if (read !== null) return t('library.reading', { read, all })
  return found === all ? t('count.notes', all) : t('library.found', { found, all })
}

interface ListHeadProps {
  answer: SearchAnswer
  order: NoteOrder
  chosen: number
  onOrder: (order: NoteOrder) => void
  onChooseAll: (on: boolean) => void
  /** Actions for the selected notes, if there are any. */
  children: ReactNode
}

/** Stays above the list: the number of results and their order, or the number of selected notes and their actions. */
export function ListHead({ answer, order, chosen, onOrder, onChooseAll, children }: ListHeadProps) {
  const box = useRef<HTMLInputElement>(null)
  const { found } = answer
  const isPart = chosen > 0 && chosen < found
  useEffect(() => {
    if (box.current) box.current.indeterminate = isPart
  }, [isPart])
  return (
    <div className="list-head library-head">
      <input
        ref={box}
        type="checkbox"
        className="choose-all"
        aria-label={t('library.chooseAll', found)}
        title={t('library.chooseAll', found)}
        disabled={found === 0}
        checked={found > 0 && chosen >= found}
        onChange={(event) => onChooseAll(event.target.checked)}
      />
      <Status className="label">{sayCount(answer, chosen)}</Status>
      {chosen > 0 ? (
        children
      ) : (
        <select
          className="order-select push-end"
          aria-label={t('library.order')}
          value={order}
          onChange={(event) => onOrder(noteOrders.find((order) => order === event.target.value) ?? order)}
        >
          <OptionList of={noteOrders.map((order) => [order, t(`library.by.${order}`)])} />
        </select>
      )}
    </div>
  )
}
