import { useCallback, useDeferredValue, useEffect, useState } from 'react'
import type { Book } from '@/components/claim/book'
import type { Atlas } from './atlas'
import { Found } from './found'
import { Opening } from './opening'
import { Overview } from './overview'
import { everything, placeHref, type Looking } from './place'

/** The address follows the typing at this distance: browsers refuse more than some 200 changes in 30 s. */
const PAUSE_MS = 250

export interface ClaimsRoomProps {
  book: Book
  atlas: Atlas | null
  /** As the address has it. */
  looking: Looking
  onLook: (looking: Looking) => void
}

/** The first page of the dossier: its search, and what it finds; or, with nothing looked for, an overview. */
export function ClaimsRoom({ book, atlas, looking, onLook }: ClaimsRoomProps) {
  // What is typed shows at once, what it finds when there is time, and the address comes last.
  const address = placeHref({ at: 'claims', looking })
  const [typed, setTyped] = useState({ looking, address })
  const current = typed.address === address ? typed.looking : looking
  const shown = useDeferredValue(current)
  useEffect(() => {
    if (placeHref({ at: 'claims', looking: current }) === address) return
    const timer = setTimeout(() => onLook(current), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [current, address, onLook])
  const look = useCallback(
    (next: Looking, isTyped: boolean) => {
      setTyped({ looking: next, address })
      if (!isTyped) onLook(next)
    },
    [address, onLook],
  )
  const isBrowsing = placeHref({ at: 'claims', looking: shown }) === placeHref({ at: 'claims', looking: everything })
  return (
    <>
      <Opening book={book} looking={current} onLook={look} />
      {isBrowsing ? <Overview book={book} atlas={atlas} /> : <Found book={book} atlas={atlas} looking={shown} />}
    </>
  )
}
