import { createContext, use, useCallback, useMemo, type ReactNode } from 'react'
import { isRated, type DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { dossierHref, type DossierRoute } from '@/lib/dossier/browse/dossier-route'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'

/** Returns an installed dossier by id, and starts to load it; null until it is loaded, or if it is not installed. */
export type BookOf = (id: string) => DossierBook | null

/** Id of the dossier that links lead to; undefined: the bundled one. */
const DossierContext = createContext<string | undefined>(undefined)
const BooksContext = createContext<Required<Omit<BooksProps, 'children'>>>({ bookOf: () => null, installed: null })
/** Makes the addresses of links on the pages of a generated site; null in the panel. */
export const LinksContext = createContext<((place: DossierRoute) => string) | null>(null)

/** Sets the dossier of its children: their links lead to the pages of that dossier. */
export function DossierProvider({ id, children }: { id: string | undefined; children: ReactNode }) {
  return <DossierContext value={id}>{children}</DossierContext>
}

interface BooksProps {
  bookOf: BookOf
  /** The installed dossiers; null or absent: not known yet. */
  installed?: readonly InstalledDossier[] | null
  children: ReactNode
}

/** Provides the dossiers that findings inside may be from. */
export function BooksProvider({ bookOf, installed = null, children }: BooksProps) {
  const books = useMemo(() => ({ bookOf, installed }), [bookOf, installed])
  return <BooksContext value={books}>{children}</BooksContext>
}

/** Returns the installed dossier of this id; null: it is not installed; undefined: not known yet. */
export function useInstalledDossier(id: string): InstalledDossier | null | undefined {
  const { installed } = use(BooksContext)
  return installed === null ? undefined : (installed.find((dossier) => dossier.id === id) ?? null)
}

/** Returns the installed dossiers; empty until they are known. */
export function useInstalledDossiers(): readonly InstalledDossier[] {
  return use(BooksContext).installed ?? []
}

export function useLoadedBooks(): BookOf {
  return use(BooksContext).bookOf
}

/** Returns whether an installed dossier no longer has a claim; false until the dossier is loaded. */
export function useIsClaimGone(id: string, claim: string | undefined): boolean {
  const book = useLoadedBooks()(id)
  return claim !== undefined && book !== null && book.claimsOf([claim]).length === 0
}

/** Returns the number of dossiers that pages are compared with; 1 until it is known. */
export function useActiveDossierCount(): number {
  return use(BooksContext).installed?.filter(({ isOn }) => isOn).length ?? 1
}

/** Returns the id of the enclosing `DossierProvider`; undefined: the bundled dossier. */
export function useDossierId(): string | undefined {
  return use(DossierContext)
}

/** Returns whether somebody has judged the claims of the enclosing dossier, which a page or a report only states. */
export function useIsReviewed(book: DossierBook): boolean {
  const origin = useInstalledDossier(useDossierId() ?? BUNDLED_ID)?.origin
  return isRated(book) && !isRead(origin)
}

const isRead = (origin?: InstalledDossier['origin']): boolean =>
  origin?.kind === 'file' && (origin.document !== undefined || /^(?:report|auto)/.test(origin.form))

/** Returns the function that makes addresses of pages of the enclosing dossier. */
export function useDossierHref(): (place: DossierRoute) => string {
  const id = use(DossierContext)
  const own = useCallback((place: DossierRoute) => dossierHref(place, id), [id])
  return use(LinksContext) ?? own
}

/**
 * Returns the dossier of a finding; null: it is not installed; undefined: it is not loaded yet.
 * @param id of the finding; undefined: the bundled one
 */
export function useBookOf(id: string | undefined, bundled: DossierBook): DossierBook | null | undefined {
  return useLookUpBook()(id, bundled)
}

export function useIsOneLoading(ids: readonly (string | undefined)[]): boolean {
  const lookUp = useLookUpBook()
  return ids.some((id) => lookUp(id, null) === undefined)
}

function useLookUpBook() {
  const { bookOf, installed } = use(BooksContext)
  return <Book,>(id: string | undefined, bundled: Book): DossierBook | Book | null | undefined => {
    if (id === undefined || id === BUNDLED_ID) return bundled
    const isGone = installed !== null && !installed.some((dossier) => dossier.id === id)
    return bookOf(id) ?? (isGone ? null : undefined)
  }
}
