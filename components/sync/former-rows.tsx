import { SettingRow } from '@/components/settings/setting-row'
import { FeedbackButton } from '@/components/ui/feedback-button'
import type { FormerRow } from '@/lib/notes/data/former-rows'
import { formatDate } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import { wordsOfRow, type RowWords } from '@/lib/rows/row-words'

export interface FormerRowsProps {
  /** Last first. */
  formerRows: readonly FormerRow[]
  onRestore: (row: FormerRow) => Promise<boolean>
}

/** Rows as they were before other devices changed or deleted them; each can be restored. */
export function FormerRows({ formerRows, onRestore }: FormerRowsProps) {
  if (formerRows.length === 0) return null
  return (
    <SettingRow name={t('sync.former')} about={t('sync.formerAbout')}>
      <ul className="kept wide" aria-label={t('sync.former')}>
        {formerRows.slice(0, MOST).map((row) => (
          <li key={row.id}>
            <span>
              {sentenceOfRow(wordsOfRow(row.key, row.fields))} <span className="text-muted">{formatDate(row.at)}</span>
            </span>
            <FeedbackButton label={t('sync.restore')} failed={t('sync.notRestored')} act={() => onRestore(row)} />
          </li>
        ))}
      </ul>
    </SettingRow>
  )
}

const MOST = 200

/** A row as a list shows it: its kind, and the words by which it is known again. */
export function sentenceOfRow({ kind, name, text }: Omit<RowWords, 'key'>): string {
  return t(`sync.row.${kind}`, { name, text })
}
