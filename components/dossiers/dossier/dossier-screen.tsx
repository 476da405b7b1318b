import type { NoteActions } from '@/components/notes/page-actions'
import type { Annotation } from '@/lib/schema/annotation'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { RaisedBy } from '@/components/dossiers/claim/claim-correction'
import { ClaimView, type DossierChanges } from '@/components/dossiers/claim/claim-view'
import type { EntityGraph } from '@/lib/dossier/browse/entity-graph'
import { ClaimsScreen } from './claims-screen'
import { EntityScreen } from './entity-screen'
import { Introduction } from './introduction'
import { type DossierRoute, kinds, type MapView } from '@/lib/dossier/browse/dossier-route'
import { ResearchScreen } from './research-screen'
import { SourceScreen } from './source-screen'
import { SourcesScreen } from './sources-screen'
import { TimelineScreen } from './timeline-screen'
import { useDossierHref } from '@/components/dossiers/book/dossier-of'
import { useMemo, type ReactNode } from 'react'
import { Chip } from '@/components/ui/button'
import { ListSection } from '@/components/ui/section'
import { t } from '@/lib/i18n/t'
import { chooseMost } from '@/lib/dossier/browse/choose-nodes'
import { Breadcrumbs } from '@/components/dossiers/book/breadcrumbs'
import { EntityList } from '@/components/dossiers/dossier/claim-rows'
import { MapPicture } from './map-picture'

export interface DossierScreenProps {
  book: DossierBook
  /** Null while it is being built. */
  graph: EntityGraph | null
  place: DossierRoute
  /** Replaces this address: a filter is not a step for "back". */
  onTurn: (place: DossierRoute) => void
  copy: (text: string) => Promise<boolean>
  /** The user's notes on the claim of this address. */
  notes: readonly Annotation[]
  actions: NoteActions
  /** The sentence of the open page that is compared with a claim, or null. */
  raisedBy?: (claim: string) => RaisedBy | null
  /** Changes by the user; without it the dossier can only be read. */
  changes?: DossierChanges
  /** The open page as a source. */
  reading?: ReactNode
}

/** The dossier view: one of its pages, by address. */
export function DossierScreen(screen: DossierScreenProps) {
  const { book, graph, place, onTurn, copy, notes, actions, changes } = screen
  switch (place.at) {
    case 'claims':
      return (
        <ClaimsScreen
          book={book}
          graph={graph}
          looking={place.looking}
          onLook={(looking) => onTurn({ at: 'claims', looking })}
        />
      )
    case 'claim':
      return (
        <ClaimView
          key={place.id}
          id={place.id}
          book={book}
          named={graph?.namedIn(place.id) ?? []}
          {...{ copy, notes, actions }}
          raised={screen.raisedBy?.(place.id) ?? null}
          changes={changes}
        />
      )
    case 'introduction':
      return <Introduction book={book} />
    case 'research':
      return <ResearchScreen book={book} reading={screen.reading} />
    case 'timeline':
      return <TimelineScreen book={book} view={place.view} onView={(view) => onTurn({ at: 'timeline', view })} />
    case 'map':
      return <MapScreen graph={graph} view={place.view} onView={(view) => onTurn({ at: 'map', view })} />
    case 'entity':
      return <EntityScreen graph={graph} name={place.name} />
    case 'sources':
      return <SourcesScreen book={book} tier={place.tier} />
    case 'source':
      return <SourceScreen book={book} n={place.n} onRate={changes?.onRate} />
  }
}

/** Maximum number of names that are legible at 320 pixels. */
const MOST = 22

interface MapScreenProps {
  graph: EntityGraph | null
  view: MapView
  onView: (view: MapView) => void
}

/** The entities of the claims: a map of the most frequent ones, and a list of all. */
function MapScreen({ graph, view, onView }: MapScreenProps) {
  const href = useDossierHref()
  const { kind } = view
  const chosen = useMemo(() => (graph ? chooseMost(graph, MOST, kind) : null), [graph, kind])
  const named = useMemo(
    () =>
      (graph?.nodes ?? [])
        .filter((node) => node.claims.length > 0 && (kind === null || node.entity.kind === kind))
        .sort((a, b) => b.claims.length - a.claims.length),
    [graph, kind],
  )
  return (
    <>
      <section className="block" aria-labelledby="map">
        <Breadcrumbs />
        <div className="block-head">
          <h1 className="title" id="map">
            {t('dossier.whoAndWhat')}
          </h1>
          <a className="label" href={href({ at: 'map', view: { ...view, asList: !view.asList } })}>
            {t(view.asList ? 'dossier.asPicture' : 'dossier.asList')}
          </a>
        </div>
        <div className="chips first" role="group" aria-label={t('map.show')}>
          {[null, ...kinds.filter((one) => graph?.nodes.some(({ entity }) => entity.kind === one))].map((one) => (
            <Chip
              key={one ?? ''}
              label={one === null ? t('dossier.all') : t(`kinds.${one}`)}
              isOn={kind === one}
              onTurn={() => onView({ ...view, kind: one })}
            />
          ))}
        </div>
        {!view.asList && chosen && <MapPicture chosen={chosen} label={t('map.label', { n: chosen.nodes.length })} />}
      </section>
      <ListSection
        id="names"
        name={kind === null ? t('map.allNames') : t(`kinds.${kind}`)}
        count={graph === null ? t('map.looking') : t('count.names', named.length)}
      >
        <EntityList key={kind ?? ''} nodes={named} labelledBy="names" />
      </ListSection>
    </>
  )
}
