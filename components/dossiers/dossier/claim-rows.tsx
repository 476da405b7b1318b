import { useDossierHref } from '@/components/dossiers/book/dossier-of'
import type { Claim } from '@/lib/dossier/format/schema'
import { isInDoubt, topicOf } from '@/lib/dossier/browse/dossier-book'
import { StatusWord } from '@/components/dossiers/claim/confidence-line'
import { formatTime } from '@/lib/i18n/dates'
import { Icon } from '@/components/ui/icon'
import { t } from '@/lib/i18n/t'
import { LongList } from './long-list'

export interface ClaimRowsProps {
  claims: readonly Claim[]
  labelledBy: string
  /** The time before the text, for chronological lists. */
  timeFirst?: boolean
  /** Show the section of each claim, where they have several. */
  withTopic?: boolean
}

/** Claims as a list of links of any length. */
export function ClaimRows({ claims, labelledBy, timeFirst = false, withTopic = false }: ClaimRowsProps) {
  const href = useDossierHref()
  return (
    <LongList
      className="claim-list"
      items={claims}
      keyOf={(claim) => claim.id}
      labelledBy={labelledBy}
      guess={72}
      draw={(claim) => (
        <a href={href({ at: 'claim', id: claim.id })}>
          <span>
            {timeFirst && claim.time !== undefined && <span className="when">{formatTime(claim.time)} </span>}
            <span className="text" lang="en">
              {claim.text}
            </span>{' '}
            <span className="below">
              {withTopic && <span lang="en">{topicOf(claim)} </span>}
              {!timeFirst && claim.time !== undefined && <span>{formatTime(claim.time)} </span>}
              {isInDoubt(claim) && <StatusWord status={claim.status} />}
              {claim.correction && (
                <span className="corrected">
                  <Icon name="correction" />
                  {t('dossier.corrected')}
                </span>
              )}
            </span>
          </span>
          <Icon name="chevron" className="i chev" />
        </a>
      )}
    />
  )
}
