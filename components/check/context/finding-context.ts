import { createContext, use } from 'react'
import { useBookOf } from '@/components/dossiers/book/dossier-of'
import type { PageActions } from '@/components/notes/page-actions'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { t } from '@/lib/i18n/t'

/** Values that all findings of a screen share. */
interface FindingContextValue {
  /** The bundled dossier. */
  book: DossierBook
  /** Absent where nothing can be noted or muted: in a text of the user. */
  actions?: PageActions
  /** Name of the left half of the rows; "Page" by default. */
  left?: string
  /** False where the pages of claims are not available. */
  isLinked?: boolean
}

export const FindingContext = createContext<FindingContextValue | null>(null)

export function useFindingContext(): FindingContextValue & { left: string; isLinked: boolean } {
  const value = use(FindingContext)
  if (value === null) throw new Error('A finding is outside of a FindingContext')
  return { left: t('finding.page'), isLinked: true, ...value }
}

/** The actions of a page, on a screen that always has them. */
export function usePageActions(): PageActions {
  const { actions } = useFindingContext()
  if (actions === undefined) throw new Error('This screen has no actions of a page')
  return actions
}

/** The dossier that a finding is from, without claims while it is not loaded. @param id undefined: the bundled one */
export function useFindingBook(id: string | undefined): DossierBook {
  const { book } = useFindingContext()
  return useBookOf(id, book) ?? emptyOf(book)
}

function emptyOf(book: DossierBook): DossierBook {
  return { ...book, claims: [], sources: [], entities: [], claimsOf: () => [], sourcesOf: () => [] }
}
