import { useDossierHref } from '@/components/dossiers/book/dossier-of'
import { useCallback, useDeferredValue, useEffect, useState } from 'react'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { EntityGraph } from '@/lib/dossier/browse/entity-graph'
import { SearchResults } from './search-results'
import { DossierIntro } from './dossier-intro'
import { Block } from './block'
import { Sections } from './sections'
import { noFilters, type ClaimFilters } from '@/lib/dossier/browse/dossier-route'
import { t } from '@/lib/i18n/t'

/** In ms; limits changes of the address while typing: browsers refuse more than about 200 in 30 s. */
const PAUSE_MS = 250

export interface ClaimsScreenProps {
  book: DossierBook
  graph: EntityGraph | null
  /** As in the address. */
  looking: ClaimFilters
  onLook: (looking: ClaimFilters) => void
}

/** The first page of the dossier: its search with the results, or an overview. */
export function ClaimsScreen({ book, graph, looking, onLook }: ClaimsScreenProps) {
  const href = useDossierHref()
  // The typed text is shown at once, then the results, and the address last.
  const address = href({ at: 'claims', looking })
  const [typed, setTyped] = useState({ looking, address })
  const current = typed.address === address ? typed.looking : looking
  const shown = useDeferredValue(current)
  useEffect(() => {
    if (href({ at: 'claims', looking: current }) === address) return
    const timer = setTimeout(() => onLook(current), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [current, address, href, onLook])
  const look = useCallback(
    (next: ClaimFilters, isTyped: boolean) => {
      setTyped({ looking: next, address })
      if (!isTyped) onLook(next)
    },
    [address, onLook],
  )
  const isBrowsing = href({ at: 'claims', looking: shown }) === href({ at: 'claims', looking: noFilters })
  return (
    <>
      <DossierIntro book={book} looking={current} onLook={look} />
      {isBrowsing ? (
        <Block id="sections" heading={t('dossier.sections')}>
          <Sections book={book} />
        </Block>
      ) : (
        <SearchResults book={book} graph={graph} looking={shown} />
      )}
    </>
  )
}
