import { Button, copyText, CopyButton } from '@/components/ui/button'
import { CheckLine } from '@/components/ui/fields'
import { listOfChanges } from '@/lib/check/own-texts/change-text'
import { t } from '@/lib/i18n/t'
import { sayChange } from './finding/use-value'
import type { Changes } from './use-changes'

export interface ChangesListProps {
  changes: Changes
  title: string
  /** A file is not changed: its changes are only listed. */
  isFile: boolean
  /** Checks the changed text; absent while it is edited by hand. */
  onRecheck: (() => void) | undefined
}

/** The changes that the user made by buttons, to be copied; those of a pasted text also with their sources in the text. */
export function ChangesList({ changes, title, isFile, onRecheck }: ChangesListProps) {
  const { now, before, hasFootnotes, addFootnotes, text } = changes
  const all = [...before, ...now]
  if (all.length === 0) return null
  return (
    <section className="block changes" aria-labelledby="changes">
      <h2 id="changes">{t('edits.count', all.length)}</h2>
      <ol>
        {all.map((change, at) => (
          <li key={at}>
            {change.place !== '' && <span className="label quiet">{change.place}</span>} {sayChange(change)}
          </li>
        ))}
      </ol>
      {isFile && <p className="text-muted">{t('edits.file')}</p>}
      {!isFile && now.length > 0 && <p className="text-muted">{t('edits.unchecked')}</p>}
      {!isFile && (
        <CheckLine
          label={t('edits.footnotes')}
          checked={hasFootnotes}
          disabled={onRecheck === undefined}
          onChange={addFootnotes}
        />
      )}
      <div className="actions">
        {!isFile && now.length > 0 && onRecheck && <Button label={t('check.checkAgain')} onClick={onRecheck} />}
        <CopyButton bare label={t('edits.copy')} act={() => copyText(listOfChanges(title, all))} />
        {!isFile && <CopyButton bare label={t('edits.copyText')} act={() => copyText(text)} />}
      </div>
    </section>
  )
}
