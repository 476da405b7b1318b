import { useDossierHref } from '@/components/book/dossier-of'
import { useMemo } from 'react'
import { useFixedRows } from '@/components/ui/fixed-view'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState, ListSection, Loading, Section } from '@/components/ui/section'
import { isInDoubt } from '@/lib/dossier/browse/dossier-book'
import { FoldedList } from '@/components/ui/folded'
import { formatNumber, t } from '@/lib/i18n/t'
import { type EntityGraph, linkedNodes } from '@/lib/dossier/browse/entity-graph'
import { ClaimRows, EntityLine } from '@/components/dossiers/dossier/claim-rows'
import { DossierPageHead } from '@/components/book/links'

export function EntityScreen({ graph, name }: { graph: EntityGraph | null; name: string }) {
  const href = useDossierHref()
  const node = graph?.nodes.find(({ entity }) => entity.name === name)
  const rows = useFixedRows()
  // On a generated site, the pages after the first only continue the list of claims.
  const isFirst = rows === null || rows.from === 0
  const nearby = useMemo(() => (graph && node && isFirst ? linkedNodes(graph, node) : []), [graph, node, isFirst])
  // A page without scripts stays short: the pages of the neighbours link to further names.
  const mostNear = rows === null ? undefined : 24
  if (graph === null) return <Loading />
  if (!node) {
    return (
      <EmptyState
        lead={t('entity.none')}
        actions={<ButtonLink label={t('entity.whoIsIn')} href={href({ at: 'names', kind: null })} />}
      />
    )
  }
  const { kind, aliases } = node.entity
  const doubts = node.claims.filter(isInDoubt).length
  const names = t(kind === 'person' ? 'entity.namesPerson' : 'entity.namesThing', node.claims.length)
  const kindHref = href({ at: 'names', kind })
  const line = ({ node: other, claims }: (typeof nearby)[number]) => (
    <li key={other.entity.name}>
      <EntityLine
        node={other}
        because={t(claims.every(isInDoubt) ? 'entity.bothInDoubt' : 'entity.both', claims.length)}
      />
    </li>
  )
  return (
    <>
      <DossierPageHead id="entity" name={name} way={[{ name: t(`kinds.${kind}`), href: kindHref }]}>
        <p className="text-muted facts">
          {doubts > 0
            ? t('entity.factsInDoubt', { names, doubts: t('count.inDoubt', doubts) })
            : t('entity.facts', { names })}
          {aliases.length > 0 && ` ${t('entity.also', { aliases: aliases.join(', ') })}`}
        </p>
      </DossierPageHead>
      {nearby.length > 0 && (
        <Section id="near" name={t('entity.near')} aside={<span className="label">{formatNumber(nearby.length)}</span>}>
          <FoldedList
            items={nearby.slice(0, mostNear)}
            firstCount={4}
            className="entity-list"
            labelledBy="near"
            more={() => t('count.more', nearby.length - 4)}
            moreLabel={t('entity.moreNames')}
            draw={line}
          />
        </Section>
      )}
      <ListSection id="its-claims" name={t('entity.claims')} count={formatNumber(node.claims.length)}>
        <ClaimRows claims={node.claims} labelledBy="its-claims" withTopic />
      </ListSection>
    </>
  )
}
