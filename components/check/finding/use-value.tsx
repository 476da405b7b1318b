import { useFindingBook, useFindingContext } from '@/components/check/context/finding-context'
import { Button } from '@/components/ui/button'
import { richText } from '@/components/ui/rich'
import { t } from '@/lib/i18n/t'
import type { Detail, Finding } from '@/lib/schema/finding'

/**
 * In a text of the user: a button that puts the dossier's value in the place of a detail's words, and then takes it
 * back. It stays the same button, so that the focus stays.
 */
export function UseValue({ finding, detail }: { finding: Finding; detail: Detail }) {
  const { corrector } = useFindingContext()
  const book = useFindingBook(finding.dossier)
  const change = corrector?.changeOf(finding, detail, book) ?? null
  if (corrector === undefined || change === null) return null
  const { old, words, isLessExact } = change
  const isMade = corrector.isMade(change)
  const key = isMade ? 'edits.undoOf' : corrector.isFile ? 'edits.addOf' : 'edits.useOf'
  const label = isMade ? 'notes.undo' : corrector.isFile ? 'edits.add' : 'edits.use'
  return (
    <p className="use">
      {isMade && <span>{sayChange(change, corrector.isFile ? null : '')}</span>}
      <Button
        key="use"
        label={t(label)}
        aria-label={t(key, { old, words })}
        disabled={corrector.isLocked}
        onClick={() => corrector.onChange(change, !isMade)}
      />
      {isLessExact && <span className="text-muted">{t('edits.lessExact')}</span>}
    </p>
  )
}

/** Returns "Changed: March 2022 → 13 July 2022". @param className class of "Changed:"; null leaves it out */
export function sayChange({ old, words }: { old: string; words: string }, className: string | null) {
  return richText('edits.made', {
    b: (name) => className !== null && <span className={className}>{name}</span>,
    old: <del lang="en">{old}</del>,
    words: <ins lang="en">{words}</ins>,
  })
}
