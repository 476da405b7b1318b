import { createContext, use } from 'react'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import type { BookOf } from '@/components/book/dossier-of'
import type { NoteActions } from '@/components/panel/note-actions'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { DossierAdder } from '@/lib/dossiers/add-dossier'
import { changeWithUndo } from '@/lib/dossiers/change-dossier'
import type { PageAccess } from '@/lib/platform/page-access'
import type { Importer } from '@/lib/notes/import/importer'
import type { Annotation } from '@/lib/schema/annotation'
import type { PageState, SelectionCheck, ViewState } from '@/lib/schema/page-state'
import type { Dossiers } from '@/components/book/use-books'
import type { OwnTextChecker } from '@/lib/check/own-texts/own-text-checker'
import type { useSettings } from '@/components/panel/use-settings'

/** State of the tab that the panel shows. */
export interface TabState {
  /** `NO_TAB` until it is known. */
  tabId: number
  /** Null until the page is read, and as soon as the tab loads another one: a busy background removes it late. */
  page: PageState | null
  /** The tab loads another page, of which nothing is known yet. */
  isLeft: boolean
  /** The user has just asked for a check: a busy background says seconds later that it reads. */
  isAsked: boolean
  view: ViewState | null
  /** The selection on the page that the user asked about. */
  question: SelectionCheck | null
  /** Whether the page may be read; null while unknown. */
  access: PageAccess | null
}

export interface Panel extends TabState {
  book: DossierBook
  bookOf: BookOf
  dossiers: Dossiers
  /** Whether the page is being read, or will be as soon as it is loaded. */
  isReading: boolean
  /** The key of the page's notes. Null where there is no page. */
  pageKey: string | null
  notesHere: readonly Annotation[]
  settings: ReturnType<typeof useSettings>
  actions: NoteActions
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

/** Makes a change of the dossiers, and offers its undo. @returns whether it was stored */
export async function offerUndo(
  onDone: Panel['onDone'],
  change: () => Promise<unknown>,
  says: string,
): Promise<boolean> {
  const undo = await changeWithUndo(change)
  if (undo !== null) onDone(says, undo)
  return undo !== null
}
