import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import type { Annotation } from '@/lib/annotations/types'
import { EditorContext } from '@/components/annotation/editor-context'
import { StorageErrorBar } from '@/components/annotation/storage-error'
import { UndoBar } from '@/components/annotation/undo-bar'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { PageView } from '@/components/finding/page-view'
import { Bar } from '@/components/ui/bar'
import { pageState, question as questionOf } from '@/lib/platform/session'
import { t } from '@/lib/i18n/t'
import { offScope } from '@/lib/platform/off'
import { CheckRoom } from './check-room'
import { createActions, removeNote, restoreNote } from './actions'
import { panelImporter } from '@/lib/app/import/start-worker'
import { useRoute } from './route'
import { SettingsRoom } from './settings-room'
import { steady } from './steady'
import { useEditor } from './use-desk'
import { useDueBackup } from './use-due-backup'
import { useNotesOfPage } from './use-notes'
import { useSettings } from './use-settings'
import { useTab } from './use-tab'
import { useWatched } from './use-watched'

const DossierPart = lazy(() => import('./dossier-part'))
const ImportRoom = lazy(() => import('./import-room'))
const NotesPart = lazy(() => import('./notes-part'))

/** The last action, with its undo. */
interface Done {
  says: string
  undo: () => void
  more?: { name: string; href: string } | undefined
  /** New each time. */
  turn: number
  /** The action did not remove the focused button. */
  keepsFocus?: boolean
}

function nextDone(before: Done | null, says: string, undo: () => void, more?: Done['more']): Done {
  return { says, undo, more, turn: (before?.turn ?? 0) + 1 }
}

/** The panel: watches tab, notes and settings, and passes each view its data. */
export function App({ book, fixedTabId }: { book: DossierBook; fixedTabId: number | null }) {
  const route = useRoute()
  const tabId = useTab(fixedTabId)
  const page = useWatched(tabId, pageState, steady)
  const question = useWatched(tabId, questionOf)
  const settings = useSettings()
  const { setEverySite } = settings
  const [done, setDone] = useState<Done | null>(null)
  const pageKey = page?.pageKey ?? question?.pageKey ?? null
  const notesHere = useNotesOfPage(pageKey, page?.moved)
  const desk = useEditor(page, question)
  useDueBackup()
  const remove = useCallback(
    (annotation: Annotation) =>
      void removeNote(annotation).then((gone) => {
        const undo = () => restoreNote(annotation)
        setDone((before) => (gone ? nextDone(before, t('notes.deleted'), undo) : null))
      }),
    [],
  )
  const onDone = useCallback(
    (says: string, undo: () => void, more?: Done['more']) => setDone((before) => nextDone(before, says, undo, more)),
    [],
  )
  const [importer] = useState(() =>
    panelImporter((says, undo) => setDone((before) => ({ ...nextDone(before, says, undo), keepsFocus: true }))),
  )
  const actions = useMemo(
    () =>
      createActions({
        tabId,
        standsInTab: fixedTabId !== null,
        book,
        readEverySite: () => setEverySite(true),
        deleteNote: remove,
        onDone,
      }),
    [tabId, fixedTabId, book, setEverySite, remove, onDone],
  )

  const room = () => {
    switch (route.room) {
      case 'page':
        return (
          <PageView
            page={page}
            question={question}
            book={book}
            notes={notesHere}
            everySite={settings.everySite}
            off={offScope(settings.settings, page?.url ?? '')}
            compact={settings.settings.density === 'compact'}
            actions={actions}
          />
        )
      case 'dossier':
        return (
          <Suspense>
            <DossierPart book={book} place={route.place} actions={actions} />
          </Suspense>
        )
      case 'notes':
        return (
          <Suspense>
            {route.place.at === 'import' ? (
              <ImportRoom importer={importer} />
            ) : (
              <NotesPart
                place={route.place}
                book={book}
                page={page}
                pageKey={pageKey}
                here={notesHere.length}
                onDelete={remove}
                onDone={onDone}
              />
            )}
          </Suspense>
        )
      case 'check':
        return null
      case 'settings':
        return <SettingsRoom book={book} hold={settings} wantedMute={route.muted} onDone={onDone} />
    }
  }
  return (
    <EditorContext value={desk}>
      <Bar room={route.room} />
      <main tabIndex={-1}>
        {room()}
        {/* Stays mounted, so that pasted text survives a change of view. */}
        <div hidden={route.room !== 'check'}>
          <CheckRoom book={book} />
        </div>
        {desk.trouble !== null && route.room !== 'check' && <StorageErrorBar trouble={desk.trouble} />}
        {done !== null && (
          <UndoBar
            key={done.turn}
            says={done.says}
            more={done.more}
            takesFocus={done.keepsFocus !== true}
            onDismiss={() => setDone(null)}
            onUndo={() => {
              setDone(null)
              done.undo()
            }}
          />
        )}
      </main>
    </EditorContext>
  )
}
