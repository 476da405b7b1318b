import { Words } from '@/components/ui/text'
import { useDossierHref } from '@/components/book/dossier-of'
import { DoubtMark, StatusWord } from '@/components/dossiers/claim/claim-marks'
import { Icon } from '@/components/ui/icon'
import { isInDoubt, topicOf } from '@/lib/dossier/browse/dossier-book'
import type { EntityNode } from '@/lib/dossier/browse/entity-graph'
import type { Claim } from '@/lib/dossier/format/schema'
import { formatTime } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import { LongList } from '@/components/ui/long-list'

interface ClaimRowsProps {
  claims: readonly Claim[]
  labelledBy: string
  /** The time before the text, for chronological lists. */
  timeFirst?: boolean
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
      estimatedHeight={72}
      draw={(claim) => (
        <a href={href({ at: 'claim', id: claim.id })}>
          <span>
            {timeFirst && claim.time !== undefined && <span className="when">{formatTime(claim.time)} </span>}
            <Words className="text">{claim.text}</Words>{' '}
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

/** An entity as a link to its page: name, kind, number of claims. */
export function EntityLine({ node, because }: { node: EntityNode; because?: string }) {
  const href = useDossierHref()
  const { name, kind } = node.entity
  const doubts = because === undefined ? node.claims.filter(isInDoubt).length : 0
  return (
    <a href={href({ at: 'entity', name })}>
      <span className={`name k-${kind}`}>{name}</span>{' '}
      <span className="below">
        {because ?? <>{t('entity.line', { kind: t(`kind.${kind}`), claims: t('count.claims', node.claims.length) })}</>}
        {doubts > 0 && <DoubtMark label={t('count.inDoubt', doubts)} />}
      </span>
      <Icon name="chevron" className="i chev" />
    </a>
  )
}

/** Links to the pages of many entities, below a heading with the id `labelledBy`. */
export function EntityList({ nodes, labelledBy }: { nodes: readonly EntityNode[]; labelledBy: string }) {
  return (
    <LongList
      className="entity-list wide"
      items={nodes}
      keyOf={({ entity }) => entity.name}
      labelledBy={labelledBy}
      estimatedHeight={56}
      draw={(node) => <EntityLine node={node} />}
    />
  )
}
