import { createContext, use, useCallback } from 'react'
import { useBookOf, useLoadedBooks } from '@/components/book/dossier-of'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { stateOf } from '@/lib/details/state'
import { joinWithAnd } from '@/lib/i18n/lists'
import { t } from '@/lib/i18n/t'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { ListedChange } from '@/lib/check/own-texts/change-text'
import type { Detail, Finding } from '@/lib/schema/finding'
import type { NamedDossier } from '@/lib/schema/page-state'

interface FindingContextValue {
  book: DossierBook
  /** The findings are those of the page in the tab, which can be noted and called wrong. */
  isOfPage?: boolean
  /** Heading of the left column in the rows of details; "Page" by default. */
  left?: string
  /** Absent where the text of the findings is not the user's own. */
  corrector?: Corrector
}

/** Puts values of the dossier into a text of the user. */
export interface Corrector {
  changeOf: (finding: Finding, detail: Detail, book: DossierBook) => ListedChange | null
  isMade: (change: ListedChange) => boolean
  /** Makes a change in the user's text, or undoes it. */
  onChange: (change: ListedChange, isMade: boolean) => void
  /** Whether the text is a file, which is not edited: its changes are only listed. */
  isFile: boolean
  /** The text is being edited by hand. */
  isLocked: boolean
}

export const FindingContext = createContext<FindingContextValue | null>(null)

export function useFindingContext(): FindingContextValue & { left: string } {
  const value = use(FindingContext)
  if (value === null) throw new Error('A finding is outside of a FindingContext')
  return { left: t('finding.page'), ...value }
}

/** Returns the dossier of a finding; until it is loaded, one without claims. @param id undefined: the bundled one */
export function useFindingBook(id: string | undefined): DossierBook {
  const { book } = useFindingContext()
  return (
    useBookOf(id, book) ?? { ...book, claims: [], sources: [], entities: [], claimsOf: () => [], sourcesOf: () => [] }
  )
}

/** Returns the function that finds the dossier of a finding; null until that dossier is loaded. */
export function useFindingBooks(): (id: string | undefined) => DossierBook | null {
  const { book } = useFindingContext()
  const bookOf = useLoadedBooks()
  return useCallback((id) => (id === undefined || id === BUNDLED_ID ? book : bookOf(id)), [book, bookOf])
}

/** The dossiers that the findings inside were checked with. With several, each finding names its dossier. */
export const DossiersContext = createContext<readonly NamedDossier[] | undefined>(undefined)
const useDossiers = (): readonly NamedDossier[] => use(DossiersContext) ?? []

/** Returns the name of a finding's dossier; null where only one dossier was used. */
export function useDossierName({ dossier = 'bundled' }: { dossier?: string | undefined }): string | null {
  const dossiers = useDossiers()
  return dossiers.length < 2 ? null : (dossiers.find(({ id }) => id === dossier)?.name ?? null)
}

/** Returns the names of all dossiers that were asked; null for a single one. */
export function useAskedNames(): string | null {
  const dossiers = useDossiers()
  return dossiers.length < 2 ? null : joinWithAnd(dossiers.map(({ name }) => name))
}

/** Returns the subjects of dossiers, each once. Names of dossiers on one subject differ by a version in brackets. */
export function subjectsOf(dossiers: readonly NamedDossier[] = []): string {
  return [...new Set(dossiers.map(subjectOf))].join(', ')
}

const subjectOf = ({ name, subject }: NamedDossier): string => subject ?? name.replace(VERSION_IN_BRACKETS, '')

/** The version in brackets that ends the name of a dossier if another dossier has the same subject. */
const VERSION_IN_BRACKETS = / \(([^()]*)\)$/

/**
 * Returns the names of the documents that answered on a finding, in full and for one line; null if a dossier that
 * somebody made did too, and if only one was used. A line has the title, or where others have the same subject, the site that tells them apart.
 */
export function useDocumentNames(finding: Finding): Record<'full' | 'line', string> | null {
  const dossiers = useDossiers()
  const answering = answeringDossiers(dossiers, finding)
  const short = ({ name, subject, parts = [] }: NamedDossier) => {
    const title = parts[0] ?? name
    const place = parts[1] ?? title
    if (dossiers.every((dossier) => subjectOf(dossier) !== subject || dossier.name === name)) return title
    return name.endsWith(place) ? place : name
  }
  if (dossiers.length < 2 || answering.length === 0 || answering.some(({ subject }) => subject === undefined))
    return null
  return { full: answering.map(({ name }) => name).join(', '), line: answering.map(short).join(', ') }
}

function answeringDossiers(dossiers: readonly NamedDossier[], finding: Finding): NamedDossier[] {
  const ids = (finding.answers ?? [finding]).map(({ dossier = 'bundled' }) => dossier)
  return dossiers.filter(({ id }) => ids.includes(id))
}

/** Returns the names of the dossiers that answered on a finding; null if only one was used, or all give one verdict. */
export function useDossierNames(finding: Finding): string | null {
  const dossiers = useDossiers()
  if (dossiers.length < 2) return null
  if (finding.answers?.length === dossiers.length && new Set(finding.answers.map(stateOf)).size === 1) return null
  const names = answeringDossiers(dossiers, finding).map(({ name }) => name)
  const isOneSubject = new Set(dossiers.map(subjectOf)).size === 1
  const short = (name: string) => (isOneSubject && VERSION_IN_BRACKETS.exec(name)?.[1]) || name
  return names.map(short).join(', ') || null
}
