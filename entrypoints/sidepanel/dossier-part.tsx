import type { Book } from '@/components/claim/book'
import { DossierRoom } from '@/components/dossier/dossier-room'
import { placeHref, type Place } from '@/components/dossier/place'
import type { PageActions } from '@/components/finding/page-actions'
import { turnTo } from './route'
import { useAtlas } from './use-atlas'

/** The dossier's rooms with their charts, map and search: a part of its own, loaded when the first of them is opened. */
export default function DossierPart({ book, place, copy }: { book: Book; place: Place; copy: PageActions['copy'] }) {
  const atlas = useAtlas(book)
  return <DossierRoom book={book} atlas={atlas} place={place} onTurn={turnToPlace} copy={copy} linkTo={linkToClaim} />
}

function turnToPlace(place: Place): void {
  turnTo(placeHref(place))
}

/** Opens this claim in a tab of whoever has Claimlight. */
function linkToClaim(id: string): string {
  return `${location.origin}${location.pathname}${placeHref({ at: 'claim', id })}`
}
