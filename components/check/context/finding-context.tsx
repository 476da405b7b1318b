import { createContext, use, type ReactNode } from 'react'
import { useBookOf } from '@/components/dossiers/book/dossier-of'
import type { PageActions } from '@/components/notes/page-actions'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { stateOf } from '@/lib/details/state'
import { t } from '@/lib/i18n/t'
import type { Finding } from '@/lib/schema/finding'
import type { NamedDossier } from '@/lib/schema/page-state'

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

const DossiersContext = createContext<readonly NamedDossier[]>([])

/** The dossiers that the findings inside are from. Where there is more than one, each finding names its own. */
export function FindingDossiers({ of, children }: { of: readonly NamedDossier[] | undefined; children: ReactNode }) {
  return <DossiersContext value={of ?? []}>{children}</DossiersContext>
}

/** Name of the dossier that a finding is from; null where there is only one. */
export function useDossierName({ dossier = 'bundled' }: Pick<Finding, 'dossier'>): string | null {
  const dossiers = use(DossiersContext)
  return dossiers.length < 2 ? null : (dossiers.find(({ id }) => id === dossier)?.name ?? null)
}

/** The subjects of dossiers, each once: two dossiers on one subject have their version after its name. */
export function subjectsOf(dossiers: readonly NamedDossier[] = []): string {
  return [...new Set(dossiers.map(({ name }) => subjectOf(name)))].join(', ')
}

/** The end of a name that tells two dossiers on one subject apart. */
const VERSION = / \(([^()]*)\)$/

function subjectOf(name: string): string {
  return name.replace(VERSION, '')
}

/** Names of the dossiers that have something on a finding; null where there is only one, or all of them agree. */
export function useDossierNames(finding: Finding): string | null {
  const dossiers = use(DossiersContext)
  if (dossiers.length < 2) return null
  if (finding.answers?.length === dossiers.length && new Set(finding.answers.map(stateOf)).size === 1) return null
  const ids = (finding.answers ?? [finding]).map(({ dossier = 'bundled' }) => dossier)
  const names = dossiers.flatMap(({ id, name }) => (ids.includes(id) ? [name] : []))
  const isOneSubject = new Set(dossiers.map(({ name }) => subjectOf(name))).size === 1
  return names.map((name) => (isOneSubject ? (VERSION.exec(name)?.[1] ?? name) : name)).join(', ') || null
}
