import type { AsideRow } from '@/lib/annotations/sync/aside'
import { FeedbackButton } from '@/components/ui/feedback-button'
import { formatDate } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'

export interface SyncAsideProps {
  /** Last first. */
  aside: readonly AsideRow[]
  onBringBack: (row: AsideRow) => Promise<boolean>
}

/** Rows as they were before other devices changed or deleted them; each can be restored. */
export function SyncAside({ aside, onBringBack }: SyncAsideProps) {
  if (aside.length === 0) return null
  return (
    <div className="set">
      <h2 id="sync-aside">{t('sync.aside')}</h2>
      <p>{t('sync.asideAbout')}</p>
      <ul className="kept wide" aria-labelledby="sync-aside">
        {aside.slice(0, MOST).map((row) => (
          <li key={row.id}>
            <span>
              {wordsOf(row)} <span className="second">{formatDate(row.at)}</span>
            </span>
            <FeedbackButton label={t('sync.asideBack')} failed={t('sync.asideNotBack')} act={() => onBringBack(row)} />
          </li>
        ))}
      </ul>
    </div>
  )
}

const MOST = 200

function wordsOf({ key, fields }: AsideRow): string {
  if (key.startsWith('note/')) {
    const quote = partOf(partOf(fields.anchor, 'quote'), 'exact')
    return t('sync.asideNote', { title: short(fields.title), text: short(fields.note) || short(quote) })
  }
  if (key.startsWith('dossier/'))
    return t('sync.asideDossier', { text: short(partOf(fields.subject, 'name')), version: short(fields.version) })
  if (key.startsWith('mute/')) return t('sync.asideMute', { text: short(partOf(fields.mute, 'sentence')) })
  const claim = partOf(fields.change, 'claim') ?? fields.change
  return t('sync.asideClaim', { text: short(partOf(claim, 'text') ?? partOf(claim, 'id') ?? '') })
}

function partOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

function short(value: unknown): string {
  const text = typeof value === 'string' ? value : ''
  return text.length > SHORT ? `${text.slice(0, SHORT)}…` : text
}

const SHORT = 160
