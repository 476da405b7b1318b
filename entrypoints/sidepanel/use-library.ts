import { findingStates } from '@/lib/details/state'
import { useEffect, useSyncExternalStore } from 'react'
import type { SearchFilters } from '@/lib/library/types'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { t } from '@/lib/i18n/t'
import { createLibraryStore, type LibraryStore, type LibraryState } from '@/lib/app/library/library-store'
import { openLibrary } from '@/lib/app/library/open-library'

/** The panel's library, opened on first use, with the results of the current search. */
export function useLibrary(book: DossierBook, looking: SearchFilters): LibraryState & { store: LibraryStore } {
  const store = (opened ??= open(book))
  const view = useSyncExternalStore(store.watch, store.read)
  useEffect(() => store.look(looking), [store, looking])
  return { ...view, store }
}

let opened: LibraryStore | undefined

function open(book: DossierBook): LibraryStore {
  const words = findingStates.flatMap((verdict) => [
    [verdict, verdict] as const,
    [t(`state.${verdict}`), verdict] as const,
  ])
  const start = {
    claims: book.claims.map(({ id, text }) => [id, text] as const),
    verdictWords: words,
    dossierVersion: book.version,
  }
  return createLibraryStore((on) => openLibrary(start, on))
}
