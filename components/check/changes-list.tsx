import { Button, copyText, CopyButton } from '@/components/ui/button'
import { CheckLine } from '@/components/ui/fields'
import type { ListedChange } from '@/lib/check/own-texts/change-text'
import { t } from '@/lib/i18n/t'
import type { Finding } from '@/lib/schema/finding'
import type { Corrector } from './context/finding-context'
import { sayChange } from './finding/detail-rows'

export interface DocumentChanges {
  /** Functions that correct the text; null while it is being checked. */
  corrector: Omit<Corrector, 'isLocked'> | null
  /** Findings whose sentence has new words, each as it is shown. */
  changed: ReadonlyMap<Finding, Finding>
  all: readonly ListedChange[]
  /** Whether the text is a file, which is not edited: its changes are only listed. */
  isFile: boolean
  isUnchecked: boolean
  text: string
  list: () => string
  /** Sources at the end of the text. */
  addition: string
  hasFootnotes: boolean
  addFootnotes: (hasThem: boolean) => void
  /** The last change; null after its undo. */
  last: { says: string; turn: number; undo: () => void; dismiss: () => void } | null
}

/** The changes of a text, to be copied; those of a pasted text also with their sources in the text. */
export function ChangesList({ changes, onRecheck }: { changes: DocumentChanges; onRecheck: (() => void) | undefined }) {
  const { all, isFile, isUnchecked, hasFootnotes, addFootnotes, text, list } = changes
  if (all.length === 0) return null
  return (
    <section className="block changes" aria-labelledby="changes">
      <h2 id="changes">{t('edits.count', all.length)}</h2>
      <ol>
        {all.map((change, at) => (
          <li key={at}>
            {change.place !== '' && <span className="label quiet">{change.place}</span>}{' '}
            {sayChange(change, 'only-read')}
          </li>
        ))}
      </ol>
      {isFile && <p className="text-muted">{t('edits.file')}</p>}
      {isUnchecked && <p className="text-muted">{t('edits.unchecked')}</p>}
      {!isFile && (
        <CheckLine
          label={t('edits.footnotes')}
          checked={hasFootnotes}
          disabled={onRecheck === undefined}
          onChange={addFootnotes}
        />
      )}
      <div className="actions">
        {isUnchecked && onRecheck && <Button label={t('check.checkAgain')} onClick={onRecheck} />}
        <CopyButton bare label={t('edits.copy')} act={() => copyText(list())} />
        {!isFile && <CopyButton bare label={t('edits.copyText')} act={() => copyText(text)} />}
      </div>
    </section>
  )
}
