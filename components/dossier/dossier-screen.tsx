import type { NoteActions } from '@/components/annotation/page-actions'
import type { Annotation } from '@/lib/schema/annotation'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { RaisedBy } from '@/components/claim/claim-correction'
import { ClaimView } from '@/components/claim/claim-view'
import type { DossierChanges } from '@/components/claim/dossier-changes'
import type { EntityGraph } from '@/lib/dossier/browse/entity-graph'
import { ClaimsScreen } from './claims-screen'
import { EntityScreen } from './entity-screen'
import { Introduction } from './introduction'
import { MapScreen } from './map-screen'
import type { DossierRoute } from '@/lib/dossier/browse/dossier-route'
import { SourceScreen } from './source-screen'
import { SourcesScreen } from './sources-screen'
import { TimelineScreen } from './timeline-screen'

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
}

/** The dossier view: one of its pages, by address. */
export function DossierScreen({
  book,
  graph,
  place,
  onTurn,
  copy,
  notes,
  actions,
  raisedBy,
  changes,
}: DossierScreenProps) {
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
          copy={copy}
          notes={notes}
          actions={actions}
          raised={raisedBy?.(place.id) ?? null}
          changes={changes}
        />
      )
    case 'introduction':
      return <Introduction book={book} />
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
