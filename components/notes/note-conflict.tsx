import { useEffect, useId, useRef } from 'react'
import type { Annotation } from '@/lib/schema/annotation'
import { formatDate } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import type { NoteInput } from '@/components/panel/note-actions'
import { Button } from '@/components/ui/button'

interface NoteConflictProps {
  mine: NoteInput
  /** The version saved by another window since the editor opened. */
  theirs: Annotation
  isSaving: boolean
  onMine: () => void
  onTheirs: () => void
  onBoth: () => void
  /** Continues editing; nothing is decided. */
  onBack: () => void
}

/** Shows two versions of one note and asks the user to choose. Nothing is written before the choice. */
export function NoteConflict({ mine, theirs, isSaving, onMine, onTheirs, onBoth, onBack }: NoteConflictProps) {
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  // The focused field is gone; moving the focus makes screen readers read the replacement.
  useEffect(() => heading.current?.focus(), [])
  const versions = [
    { key: 'mine', name: t('storage.mine'), note: mine },
    { key: 'theirs', name: t('storage.theirs', { when: formatDate(theirs.modified) }), note: theirs },
  ]
  return (
    <section
      className="editor conflict"
      aria-labelledby={id}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') onBack()
      }}
    >
      <h3 id={id} ref={heading} tabIndex={-1}>
        {t('storage.changedElsewhere')}
      </h3>
      <dl>
        {versions.map(({ key, name, note: { note, tags, color } }) => (
          <div key={key}>
            <dt className="label">{name}</dt>
            <dd className="words">{note}</dd>
            {(tags.length > 0 || color !== null) && (
              <dd className="text-muted">
                {[...tags, ...(color === null ? [] : [t(`storage.color.${color}`)])].join(', ')}
              </dd>
            )}
          </div>
        ))}
      </dl>
      <div className="actions">
        <Button kind="main" label={t('storage.keepBoth')} disabled={isSaving} onClick={onBoth} />
        <Button label={t('storage.keepMine')} disabled={isSaving} onClick={onMine} />
        <Button label={t('storage.keepTheirs')} disabled={isSaving} onClick={onTheirs} />
        <Button kind="bare" label={t('storage.back')} disabled={isSaving} onClick={onBack} />
      </div>
    </section>
  )
}

/** Returns one note with both texts, separated by a rule: first the text of the other window, which was saved first. */
export function mergeNotes(mine: NoteInput, theirs: Annotation): NoteInput {
  const note = theirs.note === mine.note ? mine.note : `${theirs.note}\n\n---\n\n${mine.note}`
  return { ...mine, note, tags: [...new Set([...theirs.tags, ...mine.tags])], color: mine.color ?? theirs.color }
}
