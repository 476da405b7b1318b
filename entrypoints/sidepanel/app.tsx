import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import type { Annotation } from '@/lib/annotations/types'
import { UndoBar } from '@/components/annotation/undo-bar'
import { NotesView } from '@/components/annotation/notes-view'
import type { Book } from '@/components/claim/book'
import { PageView } from '@/components/finding/page-view'
import { SettingsView } from '@/components/settings/settings-view'
import { Bar } from '@/components/ui/bar'
import { pageState, question as questionOf } from '@/lib/platform/session'
import { extensionVersion } from '@/lib/platform/about'
import { CheckRoom } from './check-room'
import { createActions, exportNotes, keepNote, openNote, removeNote } from './actions'
import { useRoute } from './route'
import { steady } from './steady'
import { useNotes } from './use-notes'
import { useSettings } from './use-settings'
import { useTab } from './use-tab'
import { useWatched } from './use-watched'

const DossierPart = lazy(() => import('./dossier-part'))

/** The whole panel: it watches the tab, the notes and the settings, and hands each room what it shows. */
export function App({ book, fixedTabId }: { book: Book; fixedTabId: number | null }) {
  const route = useRoute()
  const tabId = useTab(fixedTabId)
  const page = useWatched(tabId, pageState, steady)
  const question = useWatched(tabId, questionOf)
  const { notes, isBroken } = useNotes()
  const settings = useSettings()
  const { setEverySite } = settings
  const [deleted, setDeleted] = useState<Annotation | null>(null)
  const pageKey = page?.pageKey ?? question?.pageKey ?? null
  const notesHere = useMemo(() => notes.filter((note) => note.pageKey === pageKey), [notes, pageKey])
  const remove = useCallback(
    (annotation: Annotation) => void removeNote(annotation).then((gone) => setDeleted(gone ? annotation : null)),
    [],
  )
  const actions = useMemo(
    () =>
      createActions({
        tabId,
        standsInTab: fixedTabId !== null,
        book,
        readEverySite: () => setEverySite(true),
        deleteNote: remove,
      }),
    [tabId, fixedTabId, book, setEverySite, remove],
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
            actions={actions}
          />
        )
      case 'dossier':
        return (
          <Suspense>
            <DossierPart book={book} place={route.place} copy={actions.copy} />
          </Suspense>
        )
      case 'notes':
        return (
          <NotesView
            notes={notes}
            isBroken={isBroken}
            orphans={new Set(page?.orphans)}
            pageKey={pageKey}
            onOpen={(annotation) => openNote(annotation, page)}
            onSave={keepNote}
            onDelete={remove}
            onExport={exportNotes}
          />
        )
      case 'check':
        return null
      case 'settings':
        return (
          <SettingsView
            settings={settings.settings}
            book={book}
            version={extensionVersion()}
            everySite={settings.everySite ?? false}
            refused={settings.refused}
            onEverySite={settings.setEverySite}
            onChange={settings.change}
          />
        )
    }
  }
  return (
    <>
      <Bar room={route.room} />
      <main tabIndex={-1}>
        {room()}
        {/* Stays mounted, so that a look at another room does not throw away what was pasted. */}
        <div hidden={route.room !== 'check'}>
          <CheckRoom book={book} />
        </div>
        {deleted !== null && (
          <UndoBar
            onDismiss={() => setDeleted(null)}
            onUndo={() => {
              setDeleted(null)
              void keepNote(deleted, deleted.note, deleted.tags)
            }}
          />
        )}
      </main>
    </>
  )
}
