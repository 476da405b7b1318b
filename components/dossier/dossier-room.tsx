import type { NoteActions } from '@/components/annotation/page-actions'
import type { Annotation } from '@/lib/schema/annotation'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { RaisedBy } from '@/components/claim/claim-correction'
import { ClaimView } from '@/components/claim/claim-view'
import type { DossierChanges } from '@/components/claim/dossier-changes'
import type { EntityGraph } from '@/lib/dossier/browse/entity-graph'
import { ClaimsRoom } from './claims-room'
import { EntityRoom } from './entity-room'
import { Introduction } from './introduction'
import { MapRoom } from './map-room'
import type { DossierRoute } from '@/lib/dossier/browse/dossier-route'
import { SourceRoom } from './source-room'
import { SourcesRoom } from './sources-room'
import { TimelineRoom } from './timeline-room'

export interface DossierRoomProps {
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
export function DossierRoom({ book, graph, place, onTurn, copy, notes, actions, raisedBy, changes }: DossierRoomProps) {
  switch (place.at) {
    case 'claims':
      return (
        <ClaimsRoom
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
      return <TimelineRoom book={book} view={place.view} onView={(view) => onTurn({ at: 'timeline', view })} />
    case 'map':
      return <MapRoom graph={graph} view={place.view} onView={(view) => onTurn({ at: 'map', view })} />
    case 'entity':
      return <EntityRoom graph={graph} name={place.name} />
    case 'sources':
      return <SourcesRoom book={book} tier={place.tier} />
    case 'source':
      return <SourceRoom book={book} n={place.n} onRate={changes?.onRate} />
  }
}
