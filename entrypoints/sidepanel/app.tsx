import { lazy, Suspense, useCallback, useMemo, useRef, useState, type ReactElement } from 'react'
import { EditorContext } from '@/components/notes/use-draft'
import { StorageErrorBar, UndoBar } from '@/components/notes/bars'
import { createDossierBook } from '@/lib/dossier/browse/dossier-book'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { BooksProvider } from '@/components/book/dossier-of'
import { ModelContext, type ModelParts } from '@/components/check/finding/model-check-of'
import { PageView } from '@/components/check/finding/page-view'
import { NavigationBar } from '@/components/ui/bar'
import { Loading } from '@/components/ui/section'
import { SafeScreen } from '@/components/ui/safe'
import { isReadAlong } from '@/lib/schema/settings'
import { hostOf } from '@/lib/text/urls'
import { switchedOffScope } from '@/lib/platform/switched-off'
import { panelTextChecker } from '@/lib/check/own-texts/panel-checker'
import { createActions } from './actions'
import { createDossierAdder } from '@/lib/dossiers/add-dossier'
import { announceDossiersChanged } from '@/lib/dossiers/change-dossier'
import { panelImporter } from '@/lib/notes/import/importer'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { useBooks, useDossiers } from './dossiers/use-books'
import { PanelContext, type Panel } from './panel-context'
import { useRoute } from './route'
import { useEditor } from './use-editor'
import { readEvidence, useAutoSync, useDueBackup, useEvidenceRequest } from './use-background-work'
import { useNotesOfPage } from './use-notes'
import type { AppProps } from './panel-root'

const DossiersScreens = lazy(() => import('./dossiers-screens'))
const DossierScreens = lazy(() => import('./dossier-screens'))
const CheckScreen = lazy(() => import('./check-screen'))
const FindModel = lazy(() => import('./find-model'))
const NotesScreens = lazy(() => import('./notes-screens'))
const ModelCheck = lazy(() => import('./model-check').then((part) => ({ default: part.ModelCheck })))
const SettingsScreen = lazy(() => import('./settings-screen').then((part) => ({ default: part.SettingsScreen })))

interface UndoOffer {
  says: string
  undo: () => void
  /** A number that is new for each action: the key of the bar with the undo. */
  turn: number
  /** The action did not remove the focused button. */
  keepsFocus: boolean
}

const bundled = createDossierBook(bundledDossier)

/** The panel: watches notes and dossiers, and passes each view its data. */
export function App({ tab, isReading, settings, standsInTab }: AppProps) {
  const route = useRoute()
  const { tabId, page, view, question, access } = tab
  const [checker] = useState(panelTextChecker)
  const dossiers = useDossiers()
  const bookOf = useBooks(bundled, dossiers.installed)
  const book = bookOf(BUNDLED_ID) ?? bundled
  const { setEverySite, changeSettings } = settings
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
  const editor = useEditor(page, question)
  useDueBackup()
  useAutoSync()
  const onDone = useCallback(
    (says: string, undo: () => void, keepsFocus = false) =>
      setDone((before) => ({ says, undo, keepsFocus, turn: (before?.turn ?? 0) + 1 })),
    [],
  )
  const [importer] = useState(() => panelImporter((says, undo) => onDone(says, undo, true)))
  const [adder] = useState(() =>
    createDossierAdder({
      start: () => new Worker(new URL('./add-dossier-worker.ts', import.meta.url), { type: 'module' }),
      today: () => new Date().toISOString().slice(0, 10),
      dossiersChanged: announceDossiersChanged,
      readPage: async (tab, isPart) => (await import('@/lib/dossiers/open-page')).readOpenPage(tab, isPart),
    }),
  )
  useEvidenceRequest(tabId, adder)
  const actions = useMemo(
    () =>
      createActions({
        tabId,
        standsInTab,
        book,
        bookOf,
        askEverySite: () => setEverySite(true),
        readEvidence: (tab) => readEvidence(adder, tab, false),
        onDone,
      }),
    [tabId, standsInTab, book, bookOf, setEverySite, onDone, adder],
  )
  // When a model is found, the offer to find one disappears, and the focus moves to the model check.
  const wasFound = useRef(false)
  const model = useMemo((): ModelParts => {
    const takesFocus = () => {
      const was = wasFound.current
      wasFound.current = false
      return was
    }
    const { secondOpinion, modelAlong } = settings.settings
    return {
      finder: (children) => <FindModel onFound={() => (wasFound.current = true)}>{children}</FindModel>,
      renderCheck: secondOpinion
        ? (props) => (
            <ModelCheck
              key={`${tabId} ${props.checkId}`}
              {...props}
              tabId={tabId}
              isReadAlong={isReadAlong(settings.settings, hostOf(props.url))}
              isAutomatic={modelAlong}
              onAutomatic={(isOn) => changeSettings({ modelAlong: isOn })}
              takesFocus={takesFocus}
            />
          )
        : null,
    }
  }, [settings.settings, changeSettings, tabId])
  const panel: Panel = {
    ...{ book, bookOf, dossiers, tabId, access, page, question, pageKey, notesHere },
    ...{ settings, actions, adder, importer, checker, onDone },
  }
  const offScope = switchedOffScope(settings.settings, page?.url ?? '')
  const screen = (): ReactElement | null => {
    switch (route.screen) {
      case 'page':
        return (
          <PageView
            page={page}
            isReading={isReading}
            view={view}
            question={question}
            book={book}
            notes={notesHere}
            access={access}
            everySite={settings.everySite}
            off={offScope}
            actions={actions}
          />
        )
      case 'dossier':
        return <DossierScreens dossier={route.dossier} place={route.place} />
      case 'dossiers':
        return <DossiersScreens place={route.place} />
      case 'notes':
        return <NotesScreens place={route.place} />
      case 'check':
        return null
      case 'settings':
        return <SettingsScreen />
    }
  }
  return (
    <EditorContext value={editor}>
      <ModelContext value={model}>
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
              {editor.storageError !== null && route.screen !== 'check' && (
                <StorageErrorBar error={editor.storageError} />
              )}
              {done !== null && (!done.keepsFocus || route.screen === 'notes') && (
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
      </ModelContext>
    </EditorContext>
  )
}
