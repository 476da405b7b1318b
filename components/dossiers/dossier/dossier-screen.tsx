import type { Annotation } from '@/lib/schema/annotation'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { ClaimView, type AdjustActions } from '@/components/dossiers/claim/claim-view'
import type { EntityGraph } from '@/lib/dossier/browse/entity-graph'
import { ClaimsScreen } from './claims-screen'
import { EntityScreen } from './entity-screen'
import { Introduction } from './introduction'
import { type DossierRoute, entityKinds, type NamesView } from '@/lib/dossier/browse/dossier-route'
import { ResearchScreen } from './research-screen'
import { SourceScreen, SourcesScreen } from './sources-screen'
import { TimelineScreen } from './timeline-screen'
import type { SetAside } from '@/lib/dossiers/data/types'
import { useMemo } from 'react'
import { Chip } from '@/components/ui/button'
import { ListSection } from '@/components/ui/section'
import { t } from '@/lib/i18n/t'
import { DossierPageHead } from '@/components/book/links'
import { EntityList } from '@/components/dossiers/dossier/claim-rows'

export interface DossierScreenProps {
  book: DossierBook
  /** Graph of the entities; null while it is being built. */
  graph: EntityGraph | null
  route: DossierRoute
  /** Replaces the address instead of adding one, so that "back" does not step through filters. */
  onRouteChange: (route: DossierRoute) => void
  notes: readonly Annotation[]
  /** The user's setting aside of the claim on its page; null: none. */
  setAside?: SetAside | null
  /** Adjustments by the user; without them the dossier can only be read. */
  adjust?: AdjustActions
}

/** The dossier view: one of its pages, by address. */
export function DossierScreen(screen: DossierScreenProps) {
  const { book, graph, route, onRouteChange, notes, adjust } = screen
  switch (route.at) {
    case 'claims':
      return (
        <ClaimsScreen
          book={book}
          graph={graph}
          filters={route.filters}
          onFilters={(filters) => onRouteChange({ at: 'claims', filters })}
        />
      )
    case 'claim':
      return (
        <ClaimView
          key={route.id}
          id={route.id}
          book={book}
          names={graph?.nodesOfClaim(route.id) ?? []}
          notes={notes}
          setAside={screen.setAside ?? null}
          adjust={adjust}
        />
      )
    case 'introduction':
      return <Introduction book={book} />
    case 'research':
      return <ResearchScreen book={book} />
    case 'timeline':
      return <TimelineScreen book={book} view={route.view} onView={(view) => onRouteChange({ at: 'timeline', view })} />
    case 'names':
      return <NamesScreen graph={graph} kind={route.kind} onKind={(kind) => onRouteChange({ at: 'names', kind })} />
    case 'entity':
      return <EntityScreen graph={graph} name={route.name} />
    case 'sources':
      return <SourcesScreen book={book} tier={route.tier} onRate={adjust?.onRate} />
    case 'source':
      return <SourceScreen book={book} n={route.n} onRate={adjust?.onRate} />
  }
}

interface NamesScreenProps extends Pick<DossierScreenProps, 'graph'>, Pick<NamesView, 'kind'> {
  onKind: (kind: NamesView['kind']) => void
}

/** The entities of the claims, those with most claims first. */
function NamesScreen({ graph, kind, onKind }: NamesScreenProps) {
  const namedEntities = useMemo(
    () =>
      (graph?.nodes ?? [])
        .filter((node) => node.claims.length > 0 && (kind === null || node.entity.kind === kind))
        .sort((a, b) => b.claims.length - a.claims.length),
    [graph, kind],
  )
  return (
    <>
      <DossierPageHead id="all-names" name={t('dossier.whoAndWhat')}>
        <div className="chips first" role="group" aria-label={t('names.show')}>
          {[null, ...entityKinds.filter((kind) => graph?.nodes.some(({ entity }) => entity.kind === kind))].map(
            (one) => (
              <Chip
                key={one ?? ''}
                label={one === null ? t('dossier.all') : t(`kinds.${one}`)}
                isOn={kind === one}
                onToggle={() => onKind(one)}
              />
            ),
          )}
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
