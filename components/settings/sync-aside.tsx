import type { AsideRow } from '@/lib/annotations/sync/aside'
import { FeedbackButton } from '@/components/ui/feedback-button'
import { formatDate } from '@/lib/i18n/dates'
import { SettingRow } from '@/components/settings/setting-row'
import { t } from '@/lib/i18n/t'
import { wordsOfRow } from '@/lib/sync/row-words'
import { sentenceOfRow } from './sync-row'

export interface SyncAsideProps {
  /** Last first. */
  aside: readonly AsideRow[]
  onBringBack: (row: AsideRow) => Promise<boolean>
}

/** Rows as they were before other devices changed or deleted them; each can be restored. */
export function SyncAside({ aside, onBringBack }: SyncAsideProps) {
  if (aside.length === 0) return null
  return (
    <SettingRow name={t('sync.aside')} about={t('sync.asideAbout')}>
      <ul className="kept wide" aria-label={t('sync.aside')}>
        {aside.slice(0, MOST).map((row) => (
          <li key={row.id}>
            <span>
              {sentenceOfRow(wordsOfRow(row.key, row.fields))} <span className="text-muted">{formatDate(row.at)}</span>
            </span>
            <FeedbackButton label={t('sync.asideBack')} failed={t('sync.asideNotBack')} act={() => onBringBack(row)} />
          </li>
        ))}
      </ul>
    </SettingRow>
  )
}

const MOST = 200
