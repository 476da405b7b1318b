import { useDossierHref } from '@/components/dossiers/book/dossier-of'
import { Icon } from '@/components/ui/icon'
import { isInDoubt } from '@/lib/dossier/browse/dossier-book'
import { InDoubt } from '@/components/dossiers/claim/confidence-line'
import { t } from '@/lib/i18n/t'
import type { EntityNode } from '@/lib/dossier/browse/entity-graph'
import { LongList } from './long-list'

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
        {doubts > 0 && <InDoubt label={t('count.inDoubt', doubts)} />}
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
      guess={56}
      draw={(node) => <EntityLine node={node} />}
    />
  )
}
