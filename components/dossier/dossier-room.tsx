import type { NoteActions } from '@/components/finding/page-actions'
import type { Claim, Source, Tier } from '@/lib/dossier/schema'
import type { Annotation } from '@/lib/annotations/types'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { ClaimView } from '@/components/claim/claim-view'
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
  atlas: EntityGraph | null
  place: DossierRoute
  /** Replaces this address: a filter is not a step for "back". */
  onTurn: (place: DossierRoute) => void
  copy: (text: string) => Promise<boolean>
  /** The user's notes on the claim of this address. */
  notes: readonly Annotation[]
  actions: NoteActions
  /** Changes by the user; without it the dossier can only be read. */
  changes?: DossierChanges
}

export interface DossierChanges {
  editHref: (claimId: string) => string
  onRetire: (claim: Claim) => void
  /** `tier` null: the source is not rated. */
  onRate: (source: Source, tier: Tier | null) => void
}

/** The dossier view: one of its pages, by address. */
export function DossierRoom({ book, atlas, place, onTurn, copy, notes, actions, changes }: DossierRoomProps) {
  switch (place.at) {
    case 'claims':
      return (
        <ClaimsRoom
          book={book}
          atlas={atlas}
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
          named={atlas?.namedIn(place.id) ?? []}
          copy={copy}
          notes={notes}
          actions={actions}
          changes={changes}
        />
      )
    case 'introduction':
      return <Introduction book={book} />
    case 'timeline':
      return <TimelineRoom book={book} view={place.view} onView={(view) => onTurn({ at: 'timeline', view })} />
    case 'map':
      return <MapRoom atlas={atlas} view={place.view} onView={(view) => onTurn({ at: 'map', view })} />
    case 'entity':
      return <EntityRoom atlas={atlas} name={place.name} />
    case 'sources':
      return <SourcesRoom book={book} tier={place.tier} />
    case 'source':
      return <SourceRoom book={book} n={place.n} onRate={changes?.onRate} />
  }
}
