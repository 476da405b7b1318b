import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { DossierRoom } from '@/components/dossier/dossier-room'
import { dossierHref, type DossierRoute } from '@/lib/dossier/browse/dossier-route'
import type { PageActions } from '@/components/finding/page-actions'
import { navigate } from './route'
import { useEntityGraph } from './use-atlas'
import { useNotesOfClaim } from './use-notes'

/** The dossier's views with charts, map and search: a separate bundle, loaded on first use. */
export default function DossierPart({
  book,
  place,
  actions,
}: {
  book: DossierBook
  place: DossierRoute
  actions: PageActions
}) {
  const atlas = useEntityGraph(book)
  const notes = useNotesOfClaim(place.at === 'claim' ? place.id : null)
  return (
    <DossierRoom
      book={book}
      atlas={atlas}
      place={place}
      onTurn={turnToPlace}
      copy={actions.copy}
      notes={notes}
      actions={actions}
    />
  )
}

function turnToPlace(place: DossierRoute): void {
  navigate(dossierHref(place))
}
