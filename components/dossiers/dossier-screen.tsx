import { useMemo } from 'react'
import { useDossierHref, useDossierId } from '@/components/book/dossier-of'
import { DossierPageHead } from '@/components/book/links'
import { EntityList } from '@/components/dossiers/dossier/claim-rows'
import { EntityScreen } from '@/components/dossiers/dossier/entity-screen'
import { Introduction } from '@/components/dossiers/dossier/introduction'
import { ResearchScreen } from '@/components/dossiers/dossier/research-screen'
import { SourceScreen, SourcesScreen } from '@/components/dossiers/dossier/sources-screen'
import { replaceHash } from '@/components/panel/address'
import { offerUndo, usePanel } from '@/components/panel/panel-context'
import { Chip } from '@/components/ui/button'
import { ListSection } from '@/components/ui/section'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { type DossierRoute, entityKinds, type NamesView } from '@/lib/dossier/browse/dossier-route'
import type { EntityGraph } from '@/lib/dossier/browse/entity-graph'
import type { Source, Tier } from '@/lib/dossier/format/schema'
import { rateSource } from '@/lib/dossiers/data/adjustments'
import { t } from '@/lib/i18n/t'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { ClaimScreen } from './claim-screen'
import { ClaimsScreen } from './claims-screen'
import { TimelineScreen } from './timeline-screen'

interface DossierScreenProps {
  book: DossierBook
  /** Graph of the entities; null while it is being built. */
  graph: EntityGraph | null
  place: DossierRoute
}

/** One of the pages of a dossier, by address. */
export function DossierScreen({ book, graph, place }: DossierScreenProps) {
  const { onDone } = usePanel()
  const id = useDossierId() ?? BUNDLED_ID
  const rate = (source: Source, tier: Tier | null) =>
    void offerUndo(onDone, () => rateSource(id, source, tier), t('source.rated'))
  switch (place.at) {
    case 'claims':
      return <ClaimsScreen book={book} graph={graph} filters={place.filters} />
    case 'claim':
      return <ClaimScreen key={place.id} id={place.id} book={book} names={graph?.nodesOfClaim(place.id) ?? []} />
    case 'introduction':
      return <Introduction book={book} />
    case 'research':
      return <ResearchScreen book={book} />
    case 'timeline':
      return <TimelineScreen book={book} view={place.view} />
    case 'names':
      return <NamesScreen graph={graph} kind={place.kind} />
    case 'entity':
      return <EntityScreen graph={graph} name={place.name} />
    case 'sources':
      return <SourcesScreen book={book} tier={place.tier} onRate={rate} />
    case 'source':
      return <SourceScreen book={book} n={place.n} onRate={rate} />
  }
}

/** The entities of the claims, those with most claims first. */
function NamesScreen({ graph, kind }: Pick<DossierScreenProps, 'graph'> & Pick<NamesView, 'kind'>) {
  const href = useDossierHref()
  const namedEntities = useMemo(
    () =>
      (graph?.nodes ?? [])
        .filter((node) => node.claims.length > 0 && (kind === null || node.entity.kind === kind))
        .sort((a, b) => b.claims.length - a.claims.length),
    [graph, kind],
  )
  const kinds = entityKinds.filter((kind) => graph?.nodes.some(({ entity }) => entity.kind === kind))
  return (
    <>
      <DossierPageHead id="all-names" name={t('dossier.whoAndWhat')}>
        <div className="chips first" role="group" aria-label={t('names.show')}>
          {[null, ...kinds].map((shown) => (
            <Chip
              key={shown ?? ''}
              label={shown === null ? t('dossier.all') : t(`kinds.${shown}`)}
              isOn={kind === shown}
              onToggle={() => replaceHash(href({ at: 'names', kind: shown }))}
            />
          ))}
        </div>
      </DossierPageHead>
      <ListSection
        id="names"
        name={kind === null ? t('names.all') : t(`kinds.${kind}`)}
        count={graph === null ? t('names.looking') : t('count.names', namedEntities.length)}
      >
        <EntityList key={kind ?? ''} nodes={namedEntities} labelledBy="names" />
      </ListSection>
    </>
  )
}
