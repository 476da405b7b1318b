import type { Effect } from '@/lib/sync/memory'
import { FeedbackButton } from '@/components/ui/feedback-button'
import { camelKey } from '@/components/ui/camel-key'
import { t } from '@/lib/i18n/t'

export interface SyncNewsProps {
  news: readonly Effect[]
  onNews: (answer: { then: 'take' | 'leave'; marks: string[] }) => Promise<boolean>
}

/** Lists the changes of other devices to dossiers that the user knows; none has an effect before the answer. */
export function SyncNews({ news, onNews }: SyncNewsProps) {
  if (news.length === 0) return null
  // An answer counts for what is shown.
  const shown = news.slice(0, MOST)
  const answer = (then: 'take' | 'leave') => () => onNews({ then, marks: shown.map(({ mark }) => mark) })
  return (
    <div className="set" role="group" aria-labelledby="sync-news">
      <h2 id="sync-news" role="alert">
        {t('sync.news', news.length)}
      </h2>
      <p>{t('sync.newsAbout')}</p>
      <ul className="kept wide" aria-labelledby="sync-news">
        {shown.map(({ mark, what, subject, text, warnings }) => (
          <li key={mark}>
            <span>
              {t(`sync.newsOf.${what}`, { subject, text })}
              {warnings.map((warning) => (
                <strong key={warning}> {t(`sync.newsWarning.${camelKey(warning)}`)}</strong>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <div className="wide actions">
        <FeedbackButton label={t('sync.newsTake')} failed={t('sync.failedNow')} act={answer('take')} />
        <FeedbackButton label={t('sync.newsLeave')} failed={t('sync.failedNow')} act={answer('leave')} />
      </div>
    </div>
  )
}

const MOST = 300
