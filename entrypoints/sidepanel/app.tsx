import { lazy, Suspense, useCallback, useMemo, useState, type ReactElement } from 'react'
import { StorageErrorBar, UndoBar } from '@/components/notes/bars'
import { createDossierBook } from '@/lib/dossier/browse/dossier-book'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { BooksProvider } from '@/components/book/dossier-of'
import { PageView } from '@/components/check/finding/page-view'
import { NavigationBar } from '@/components/ui/bar'
import { Loading } from '@/components/ui/section'
import { SafeScreen } from '@/components/ui/safe'
import { createOwnTextChecker } from '@/lib/check/own-texts/own-text-checker'
import { createNoteActions } from '@/components/panel/note-actions'
import { createDossierAdder } from '@/lib/dossiers/add-dossier'
import { isGone } from '@/lib/dossiers/data/is-gone'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { announceDossiersChanged } from '@/lib/dossiers/change-dossier'
import { panelImporter } from '@/lib/notes/import/importer'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { useBooks, useDossiers } from '@/components/book/use-books'
import { PanelContext, type Panel } from '@/components/panel/panel-context'
import { useRoute } from './route'
import { useAutoSync, useDueBackup, useEvidenceRequest } from './use-background-work'
import { useNotesOfPage } from '@/components/notes/use-notes'
import type { AppProps } from './panel-root'

const EvidenceScreens = lazy(() => import('@/components/dossiers/evidence-screens'))
const DossierScreens = lazy(() => import('@/components/dossiers/dossier-screens'))
const CheckScreen = lazy(() => import('@/components/check/check-screen'))
const NotesScreens = lazy(() => import('@/components/notes/screens/notes-screens'))
const SettingsScreen = lazy(() => import('@/components/settings/settings-screen'))

interface UndoOffer {
  says: string
  undo: () => void
  /** A number that is new for each action: the key of the bar with the undo. */
  turn: number
  /** The action did not remove the focused button. */
  keepsFocus?: boolean
  /** The evidence that the action has added. */
  of?: InstalledDossier
}

const bundled = createDossierBook(bundledDossier)

/** The panel: watches notes and dossiers, and passes each view its data. */
export function App({ tab, isReading, settings }: AppProps) {
  const route = useRoute()
  const { tabId, page, question } = tab
  const [checker] = useState(createOwnTextChecker)
  const dossiers = useDossiers()
  const bookOf = useBooks(bundled, dossiers.installed)
  const book = bookOf(BUNDLED_ID) ?? bundled
  const [done, setDone] = useState<UndoOffer | null>(null)
  // Undo is offered only on the screen and the page of the action; for an import, which continues elsewhere, on the
  // notes screen.
  const placeOfDone = `${route.screen} ${page?.url ?? ''}`
  const [lastPlace, setLastPlace] = useState(placeOfDone)
  if (lastPlace !== placeOfDone) {
    setLastPlace(placeOfDone)
    setDone((before) => (before?.keepsFocus ? before : null))
  }
  const isChecking = route.screen === 'check'
  const [wasChecking, setWasChecking] = useState(isChecking)
  if (isChecking && !wasChecking) setWasChecking(true)
  const pageKey = page?.pageKey ?? question?.pageKey ?? null
  const notesHere = useNotesOfPage(page ?? question)
  useDueBackup()
  useAutoSync()
  const onDone = useCallback(
    (says: string, undo: () => void, about: Pick<UndoOffer, 'keepsFocus' | 'of'> = {}) =>
      setDone((before) => ({ ...about, says, undo, turn: (before?.turn ?? 0) + 1 })),
    [],
  )
  const [importer] = useState(() => panelImporter((says, undo) => onDone(says, undo, { keepsFocus: true })))
  const [adder] = useState(() =>
    createDossierAdder({
      start: () => new Worker(new URL('./add-dossier-worker.ts', import.meta.url), { type: 'module' }),
      today: () => new Date().toISOString().slice(0, 10),
      dossiersChanged: announceDossiersChanged,
      readPage: async (tab, isPart) => (await import('@/lib/dossiers/open-page')).readOpenPage(tab, isPart),
    }),
  )
  useEvidenceRequest(tabId, adder)
  const actions = useMemo(() => createNoteActions({ tabId, book, bookOf, onDone }), [tabId, book, bookOf, onDone])
  const panel: Panel = {
    ...tab,
    book,
    bookOf,
    dossiers,
    isReading,
    pageKey,
    notesHere,
    settings,
    actions,
    adder,
    importer,
    checker,
    onDone,
  }
  const screen = (): ReactElement | null => {
    switch (route.screen) {
      case 'page':
        return <PageView />
      case 'dossier':
        return <DossierScreens dossier={route.dossier} place={route.place} />
      case 'dossiers':
        return <EvidenceScreens place={route.place} />
      case 'notes':
        return <NotesScreens place={route.place} />
      case 'check':
        return null
      case 'settings':
        return <SettingsScreen />
    }
  }
  return (
    <PanelContext value={panel}>
      <BooksProvider bookOf={bookOf} installed={dossiers.installed}>
        <NavigationBar screen={route.screen} />
        <main tabIndex={-1}>
          <SafeScreen of={route.screen === 'page' ? page : route} screen={route.screen}>
            <Suspense fallback={<Loading />}>{screen()}</Suspense>
          </SafeScreen>
          {/* Stays mounted, so that pasted text survives a change of view. */}
          <div className="check-screen" hidden={!isChecking}>
            {wasChecking && (
              <SafeScreen of={route} screen="check">
                <Suspense>
                  <CheckScreen />
                </Suspense>
              </SafeScreen>
            )}
          </div>
          {route.screen !== 'check' && <StorageErrorBar />}
          {done !== null &&
            !(done.of && isGone(done.of, dossiers.installed ?? [], dossiers.removed)) &&
            (!done.keepsFocus || route.screen === 'notes') && (
              <UndoBar
                key={done.turn}
                message={done.says}
                takesFocus={!done.keepsFocus}
                onDismiss={() => setDone(null)}
                onUndo={() => {
                  setDone(null)
                  done.undo()
                }}
              />
            )}
        </main>
      </BooksProvider>
    </PanelContext>
  )
}
