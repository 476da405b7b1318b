import { createContext, use } from 'react'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import type { BookOf } from '@/components/book/dossier-of'
import type { PageActions } from '@/components/panel/page-actions'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { DossierAdder } from '@/lib/dossiers/add-dossier'
import { awaitChangeAndRecheck } from '@/lib/dossiers/change-dossier'
import type { PageAccess } from '@/lib/platform/page-access'
import type { Importer } from '@/lib/notes/import/importer'
import type { Annotation } from '@/lib/schema/annotation'
import type { PageState, SelectionCheck, ViewState } from '@/lib/schema/page-state'
import type { Dossiers } from '@/components/book/use-books'
import type { OwnTextChecker } from '@/lib/check/own-texts/own-text-checker'
import type { SettingsState } from '@/components/panel/use-settings'

export interface Panel {
  book: DossierBook
  bookOf: BookOf
  dossiers: Dossiers
  tabId: number | null
  /** Whether the page in the tab may be read; null while unknown. */
  access: PageAccess | null
  /** Whether the page is being read, or will be as soon as it is loaded. */
  isReading: boolean
  view: ViewState | null
  /** The page in the tab; null until the page agent has read it. `question` is the selection on it that the user asked about. */
  page: PageState | null
  question: SelectionCheck | null
  /** The key of the page's notes. Null where there is no page. */
  pageKey: string | null
  notesHere: readonly Annotation[]
  settings: SettingsState
  actions: PageActions
  adder: DossierAdder
  importer: Importer
  /** The user's own text or file that is checked. */
  checker: OwnTextChecker
  /** @param about the evidence that was added: the undo goes when it is replaced or removed */
  onDone: (says: string, undo: () => void, about?: { of: InstalledDossier }) => void
}

export const PanelContext = createContext<Panel | null>(null)

export function usePanel(): Panel {
  const panel = use(PanelContext)
  if (panel === null) throw new Error('This screen is part of the panel.')
  return panel
}

/**
 * Waits for a change of the dossiers to be stored, and offers its undo.
 * @param undo receives the result of the change
 * @returns whether it was stored
 */
export async function changeWithUndo<T>(
  onDone: Panel['onDone'],
  change: Promise<T>,
  says: string,
  undo: (made: T) => Promise<unknown>,
): Promise<boolean> {
  const isStored = await awaitChangeAndRecheck(change)
  if (isStored) onDone(says, () => void awaitChangeAndRecheck(change.then(undo)))
  return isStored
}
