import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { allDeleted, type NoteSelection } from '@/lib/notes/data/store'
import type { DeletedAnnotation, StoredFinding } from '@/lib/schema/annotation'
import type { SearchFilters } from '@/lib/notes/library/types'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { Reattach } from '@/components/notes/note-changes'
import { selectedAmong, countSelected, noSelection } from '@/lib/notes/library/row-selection'
import { LibraryView } from '@/components/notes/library/library-view'
import { hasNoFilters, notesHref, type NotesRoute } from '@/components/notes/library/notes-route'
import { ExportNotes } from '@/components/notes/transfer/export-notes'
import type { ExportScope, RunExport } from '@/lib/notes/export/export-notes'
import type { PageState } from '@/lib/schema/page-state'
import { saveChangedNote, saveNoteDraft } from './actions'
import { attachToSelection, openNote } from '@/lib/notes/note-places'
import { copyNote } from '@/lib/notes/export/copy-note'
import { restoreScroll, replaceHash } from './route'
import { useBulkActions, useRechecks } from './use-bulk'
import { findingStates } from '@/lib/details/state'
import { t } from '@/lib/i18n/t'
import { createLibraryStore, type LibraryStore, type LibraryState, openLibrary } from '@/lib/notes/library-store'
import { newestTabs } from '@/lib/platform/session'
import { useTypedFilters } from '@/components/ui/use-typed-filters'
import { useAsyncResult, useWatched } from '@/components/ui/use-async-result'
import { UnsavedDrafts, UnreadableNotes } from '@/components/notes/storage-error'
import { splitTags } from '@/lib/notes/split-tags'
import { readNoteChanges, watchNoteChanges } from '@/lib/notes/note-changes'
import type { NoteChange } from '@/lib/schema/note-change'
import { openDatabase } from '@/lib/notes/data/open-database'
import { unreadableAsText, unreadableRows } from '@/lib/notes/data/read-notes'
import { deleteDraft, type StoredDraft } from '@/lib/platform/drafts'
import { fileName, saveFile } from '@/lib/notes/export/save-file'
import { remindsOfBackup } from '@/lib/notes/backup/run-backup'
import { usePanel } from './panel-context'
import { saveDraftAsFile, useUnsavedDrafts } from './use-editor'
import '@/components/notes/transfer/import.css'
import { ImportView } from '@/components/notes/transfer/import-view'
import { DAYS_IN_BIN } from '@/lib/store/former-rows'
import { watch } from '@/lib/notes/data/watch'
import { BinView } from '@/components/notes/library/bin-view'
import { callBackground } from '@/lib/messaging/call'
import { daysLeft } from './days-left'

/** The views of the notes: a separate bundle, loaded on first use. */
export default function NotesScreens({ place }: { place: NotesRoute }) {
  switch (place.at) {
    case 'library':
      return <NotesScreen filters={place.filters} />
    case 'bin':
      return <BinScreen />
    case 'import':
      return <ImportScreen />
  }
}

/** Import of notes. A running import continues in other views. */
function ImportScreen() {
  const { importer } = usePanel()
  return <ImportView state={useSyncExternalStore(importer.subscribe, importer.state)} actions={importer.actions} />
}

/** Deleted notes; read only while this view is open. */
function BinScreen() {
  const { onDone } = usePanel()
  const [deleted, setDeleted] = useState<readonly DeletedAnnotation[] | null>(null)
  const [isBroken, setBroken] = useState(false)
  useEffect(() => watch(allDeleted, setDeleted, () => setBroken(true)), [])
  const bringBack = ({ id }: DeletedAnnotation) => {
    void callBackground('restore-annotations', { ids: [id] }).then((reply) => {
      if (reply.ok) onDone(t('library.backAgain', 1), () => void callBackground('delete-annotations', { ids: [id] }))
    })
  }
  return (
    <BinView
      deleted={deleted}
      isBroken={isBroken}
      daysLeft={({ deleted: since }) => daysLeft(since, DAYS_IN_BIN)}
      onBringBack={bringBack}
      onDeletePermanently={(ids) => void callBackground('empty-bin', { ids: ids === null ? null : [...ids] })}
    />
  )
}

/** The notes view: queries the library and performs the user's actions. @param props.filters as in the address */
function NotesScreen({ filters }: { filters: SearchFilters }) {
  const { book, dossiers, page, pageKey, notesHere, actions, onDone } = usePanel()
  const { installed } = dossiers
  const [current, setCurrent] = useTypedFilters(filters, hrefOf, replaceFilters)
  const { answer, rows, isBroken, filters: shown, store } = useLibrary(book, current)
  const [chosen, setChosen] = useState(noSelection)
  const [tags, setTags] = useState<readonly string[]>([])
  const orphans = useOrphans(page)
  const changes = useWatched(followNoteChanges, NO_CHANGES)
  const bulk = useBulkActions(onDone)
  const versions = useMemo(() => new Map(installed?.map(({ id, version }) => [id, version])), [installed])
  const versionOf = ({ dossier }: StoredFinding) =>
    dossier === undefined ? book.version : (versions.get(dossier.id) ?? null)
  const rechecks = useRechecks(versionOf)
  const { results: all } = rechecks
  useEffect(() => {
    const judged = new Map([...all].flatMap(([id, now]) => (typeof now === 'object' ? [[id, now.state] as const] : [])))
    void store.call('know', { versions, orphans, judged, changed: new Set(changes.keys()) })
  }, [store, versions, orphans, changes, all])
  useEffect(() => store.setMove(() => scrollY < NEAR_TOP && !document.querySelector('.library form.editor')), [store])
  // Rows come after the address, so scrolling is possible only now.
  useEffect(restoreScroll, [shown])
  const count = countSelected(chosen, answer?.found ?? 0)
  useEffect(() => {
    if (count > 0) void store.call('tags').then(setTags)
  }, [store, count])
  const idsOfMatches = () => store.call('ids', { from: 0, to: answer?.rows ?? 0 })
  const chosenIds = () => selectedAmong(chosen, idsOfMatches)
  const selectionOf = async (what: ExportScope): Promise<NoteSelection> => {
    if (what === 'all') return { kind: 'all' }
    if (what === 'here') return { kind: 'page', pageKey: pageKey ?? '' }
    return { kind: 'ids', ids: count > 0 ? await chosenIds() : await idsOfMatches() }
  }
  const counts = {
    all: answer?.all ?? 0,
    here: notesHere.length,
    chosen: count > 0 ? count : hasNoFilters(current) ? 0 : (answer?.found ?? 0),
  }
  const reminds = useBackupReminder(counts.all)
  // Writers are loaded on first use. Selecting a hundred thousand notes takes time, so it waits for an export, too.
  const runExport: RunExport = async (what, format, watch) => {
    const [{ exportNotes }, chosen] = await Promise.all([import('@/lib/notes/export/export-notes'), selectionOf(what)])
    return exportNotes({ which: chosen, total: counts[what], format }, book, watch)
  }
  return (
    <>
      <StorageWarnings />
      <LibraryView
        answer={answer}
        rows={rows}
        isBroken={isBroken}
        filters={current}
        shownFilters={shown}
        today={new Date().toISOString().slice(0, 10)}
        orphans={orphans}
        changes={changes}
        dossierVersion={book.version}
        rechecks={rechecks}
        bulkProgress={bulk.working}
        problem={bulk.problem}
        tags={tags}
        chosen={chosen}
        onChoose={setChosen}
        idsBetween={(one, other) => store.call('ids', { from: Math.min(one, other), to: Math.max(one, other) + 1 })}
        onFilters={(next, isTyped) => {
          setCurrent(next)
          setChosen(noSelection)
          // A pressed filter is a step for Back; typed text is not.
          if (!isTyped) location.hash = hrefOf(next)
        }}
        onVisible={store.setVisibleRows}
        onShowNewNotes={store.renew}
        onOpen={(annotation) => openNote(annotation, page)}
        onSave={saveChangedNote}
        onDelete={actions.deleteNote}
        onCopy={(annotation) => copyNote(annotation, book)}
        reattach={(annotation) => <Reattach onAttach={() => attachToSelection(annotation, page, onDone)} />}
        onCheckRows={(from, to) => void store.call('ids', { from, to }).then(rechecks.check)}
        onTagChosen={(tag, kind) => void chosenIds().then((ids) => bulk.tag(ids, tag, kind))}
        onColorChosen={(color) => void chosenIds().then((ids) => bulk.color(ids, color))}
        onDeleteChosen={() =>
          void chosenIds()
            .then((ids) => bulk.remove(ids))
            .then(() => setChosen(noSelection))
        }
        foot={counts.all > 0 && <ExportNotes {...counts} remindsOfBackup={reminds} onExport={runExport} />}
      />
    </>
  )
}

const hrefOf = (filters: SearchFilters): string => notesHref({ at: 'library', filters })
const replaceFilters = (filters: SearchFilters): void => replaceHash(hrefOf(filters))

function useBackupReminder(notes: number): boolean {
  const ask = useCallback(() => remindsOfBackup(notes, Date.now()), [notes])
  return useAsyncResult(notes > 0 ? ask : null) ?? false
}

/** Distance from the top, in pixels, up to which new rows may be inserted at once. */
const NEAR_TOP = 120

/** Returns the panel's library, which is opened on first use, with the results of the current search. */
function useLibrary(book: DossierBook, filters: SearchFilters): LibraryState & { store: LibraryStore } {
  const store = (libraryStore ??= openLibraryStore(book))
  const view = useSyncExternalStore(store.watch, store.read)
  useEffect(() => store.setFilters(filters), [store, filters])
  return { ...view, store }
}

let libraryStore: LibraryStore | undefined

function openLibraryStore(book: DossierBook): LibraryStore {
  const words = findingStates.flatMap((verdict) => [
    [verdict, verdict] as const,
    [t(`state.${verdict}`), verdict] as const,
  ])
  const start = {
    claims: book.claims.map(({ id, text }) => [id, text] as const),
    verdictWords: words,
    dossierVersion: book.version,
  }
  return createLibraryStore((on) => openLibrary(start, on))
}

const followNoteChanges = (changed: (changes: ReadonlyMap<string, NoteChange>) => void) => {
  void readNoteChanges().then(changed)
  return watchNoteChanges(changed)
}
const NO_CHANGES: ReadonlyMap<string, NoteChange> = new Map()

/** Ids of notes whose words were not found, on this page and on pages in other tabs, each as it was checked last. */
function useOrphans(page: PageState | null): Set<string> {
  const here = page?.orphans?.join(' ') ?? ''
  const ask = useCallback(async () => {
    const tabs = await newestTabs()
    return new Set([...here.split(' '), ...tabs.flatMap((tab) => tab.orphans ?? [])])
  }, [here])
  return useAsyncResult(ask, { keepsLast: true }) ?? EMPTY_SET
}

const EMPTY_SET = new Set<string>()

/** Above the notes: unsaved drafts, and unreadable notes. Usually empty. */
function StorageWarnings() {
  const { drafts, readAgain } = useUnsavedDrafts()
  const unreadable = useAsyncResult(findUnreadable) ?? []
  const saveDraft = async (draft: StoredDraft) => {
    const answer = await saveNoteDraft(noteOf(draft))
    if (answer === null) deleteDraft(draft.key)
    readAgain()
    return answer === null || typeof answer === 'string' ? answer : t('storage.changedElsewhere')
  }
  return (
    <>
      <UnreadableNotes
        count={unreadable.length}
        onSave={() =>
          saveFile(fileName(t('storage.unreadableFile'), '.json'), 'application/json', unreadableAsText(unreadable))
        }
      />
      <UnsavedDrafts
        drafts={drafts}
        onSaveAsNote={saveDraft}
        onSaveAsFile={saveDraftAsFile}
        onDiscard={(draft) => {
          deleteDraft(draft.key)
          readAgain()
        }}
      />
    </>
  )
}

/** Scans all rows for unreadable ones; none on an error, which is shown below all views. */
const findUnreadable = (): Promise<readonly unknown[]> =>
  openDatabase()
    .then(unreadableRows)
    .catch(() => [])

/** Converts a draft to a new note, anchored by its quote without context or position. */
function noteOf({ id, note, tagText, color, about }: StoredDraft) {
  const { quote, claim = null, ...page } = about
  const anchor = quote === '' ? null : { quote: { exact: quote, prefix: '', suffix: '' }, position: null, range: null }
  const content = { ...page, claim, anchor, finding: null }
  return { id, basedOn: null, note: note.trim(), tags: splitTags(tagText), color, ...content }
}
