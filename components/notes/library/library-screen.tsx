import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { NoteItem } from '@/components/notes/note-item'
import { StorageWarnings } from '@/components/notes/storage-error'
import { ExportNotes } from '@/components/notes/transfer/export-notes'
import { replaceHash, restoreScroll } from '@/components/panel/address'
import { usePanel } from '@/components/panel/panel-context'
import { Button } from '@/components/ui/button'
import { SafeRow } from '@/components/ui/safe'
import { SearchField } from '@/components/ui/search-field'
import { EmptyState, Loading, Status } from '@/components/ui/section'
import { useAsyncResult, useWatched } from '@/components/ui/use-async-result'
import { useTypedFilters } from '@/components/ui/use-typed-filters'
import { findingStates } from '@/lib/details/state'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { t } from '@/lib/i18n/t'
import { remindsOfBackup } from '@/lib/notes/backup/run-backup'
import type { ExportScope } from '@/lib/notes/export/export-notes'
import { createLibraryStore, type LibraryStore, type LibraryState, openLibrary } from '@/lib/notes/library-store'
import {
  allSelected,
  withRows,
  countSelected,
  isSelected,
  noSelection,
  selectedAmong,
} from '@/lib/notes/library/row-selection'
import { noNoteFilters, type SearchFilters, type ListRow } from '@/lib/notes/library/types'
import { readNoteChanges, watchNoteChanges } from '@/lib/notes/note-changes'
import { newestTabs } from '@/lib/platform/session'
import type { Annotation } from '@/lib/schema/annotation'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { NoteChange } from '@/lib/schema/note-change'
import type { PageState } from '@/lib/schema/page-state'
import { mapDefined, range } from '@/lib/text/lists'
import { BulkBar, ListHead } from './bulk-bar'
import { FilterChips } from './filter-chips'
import { GroupHead, LibraryList } from './library-list'
import { hasNoFilters, notesHref } from './notes-route'
import { noteChecker } from './installed-note-checker'
import { useBulkActions } from './use-bulk'

/** All notes of the user: search, filters, groups, single and bulk actions. @param props.filters as in the address */
export function LibraryScreen(props: { filters: SearchFilters }) {
  return (
    <>
      <StorageWarnings />
      <NoteLibrary {...props} />
    </>
  )
}

function NoteLibrary(props: { filters: SearchFilters }) {
  const { book, dossiers, page, notesHere, actions, onDone } = usePanel()
  const [filters, setCurrent] = useTypedFilters(props.filters, hrefOf, replaceFilters)
  const { answer, rows, isBroken, filters: shown, store } = useLibrary(book, filters)
  const [chosen, setChosen] = useState(noSelection)
  const [tags, setTags] = useState<readonly string[]>([])
  const orphans = useOrphans(page)
  const changes = useWatched(followNoteChanges, NO_CHANGES)
  const bulk = useBulkActions(onDone)
  const versions = useMemo(
    () => new Map(dossiers.installed?.map(({ id, version }) => [id, version])),
    [dossiers.installed],
  )
  const { results, judged, progress } = useSyncExternalStore(noteChecker.watch, noteChecker.read)
  useEffect(() => noteChecker.setVersions(new Map(versions).set(BUNDLED_ID, book.version)), [versions, book.version])
  useEffect(
    () => void store.call('know', { versions, orphans, changed: new Set(changes.keys()) }),
    [store, versions, orphans, changes],
  )
  useEffect(() => void store.call('know', { judged }), [store, judged])
  const [visible, setVisible] = useState({ from: 0, to: 0 })
  const showRows = useCallback(
    (from: number, to: number) => {
      store.setVisibleRows(from, to)
      setVisible({ from, to })
    },
    [store],
  )
  useEffect(() => {
    const notes = mapDefined(range(visible.from, visible.to), (at) => rows.get(at)?.annotation ?? undefined)
    noteChecker.setShown(notes)
  }, [rows, visible])
  useEffect(() => store.setMove(() => scrollY < NEAR_TOP && !document.querySelector('.library form.editor')), [store])
  // Rows come after the address, so scrolling is possible only now.
  useEffect(restoreScroll, [shown])
  const count = countSelected(chosen, answer?.found ?? 0)
  useEffect(() => {
    if (count > 0) void store.call('tags').then(setTags)
  }, [store, count])
  const idsOfMatches = () => store.call('ids', { from: 0, to: answer?.rows ?? 0 })
  const chosenIds = () => selectedAmong(chosen, idsOfMatches)
  const selectionOf = async (what: ExportScope) => {
    if (what === 'all') return null
    if (what === 'here') return notesHere.map(({ id }) => id)
    return count > 0 ? chosenIds() : idsOfMatches()
  }
  const matches = hasNoFilters(filters) ? 0 : (answer?.found ?? 0)
  const counts = {
    all: answer?.all ?? 0,
    here: notesHere.length,
    chosen: count > 0 ? count : matches,
  }
  const reminds = useBackupReminder(counts.all)
  /** The last selected row, where a range begins. */
  const [lastChosen, setLast] = useState<number | null>(null)
  const [newListCount, setNewListCount] = useState(0)
  // After the new list is mounted: an old one would return to the position that it has measured.
  useEffect(() => {
    if (newListCount > 0) scrollTo(0, 0)
  }, [newListCount])
  if (isBroken) return <EmptyState lead={t('notes.broken')} about={t('notes.brokenAbout')} />
  const foot = (
    <>
      {counts.all > 0 && <ExportNotes {...counts} remindsOfBackup={reminds} selectionOf={selectionOf} />}
      <nav className="foot" aria-label={t('library.more')}>
        <a href="#/notes/import">{t('library.import')}</a>
        <a href="#/notes/bin">{t('library.bin')}</a>
      </nav>
    </>
  )
  if (answer === null || (answer.all === 0 && answer.read !== null)) return <Loading />
  if (answer.all === 0) {
    return (
      <>
        <EmptyState lead={t('notes.none')} about={t('notes.noneAbout')} />
        {foot}
      </>
    )
  }
  const look = (next: SearchFilters, isTyped = false) => {
    setCurrent(next)
    setChosen(noSelection)
    // A pressed filter is a step for Back; typed text is not.
    if (!isTyped) location.hash = hrefOf(next)
  }
  const checkRows = (from: number, to: number) => void store.call('ids', { from, to }).then(noteChecker.check)
  const chooseRow = ({ at, annotation }: ListRow, on: boolean, isRange: boolean) => {
    setLast(at)
    if (isRange && lastChosen !== null)
      void store
        .call('ids', { from: Math.min(lastChosen, at), to: Math.max(lastChosen, at) + 1 })
        .then((ids) => setChosen(withRows(chosen, ids, on)))
    else if (annotation) setChosen(withRows(chosen, [annotation.id], on))
  }
  const drawNote = (row: ListRow, annotation: Annotation) => (
    <SafeRow of={annotation} onRemove={() => actions.deleteNote(annotation)}>
      <NoteItem
        annotation={annotation}
        isOrphan={orphans.has(annotation.id)}
        change={changes.get(annotation.id)}
        recheck={results.get(annotation.id)}
        onCheck={() => noteChecker.check([annotation.id])}
        isChosen={isSelected(chosen, annotation.id)}
        onChooseNote={(on, isRange) => chooseRow(row, on, isRange)}
      />
    </SafeRow>
  )
  // A few notes are found by looking: filters and months would take more room than the notes.
  const isFew = answer.all < FEW_NOTES && hrefOf(filters) === hrefOf({ ...noNoteFilters, order: filters.order })
  return (
    <div className="library">
      <div className="block library-opening">
        <h1 className="only-read">{t('notes.name')}</h1>
        <SearchField
          label={t('notes.search', answer.all)}
          value={filters.query}
          onChange={(query) => look({ ...filters, query }, true)}
        />
        {!isFew && <FilterChips filters={filters} counts={answer.counts} onFilters={look} />}
      </div>
      <section className="library-found" aria-label={t('library.list')}>
        <ListHead
          answer={answer}
          order={filters.order}
          chosen={count}
          onOrder={(order) => look({ ...filters, order })}
          onChooseAll={(on) => setChosen(on ? allSelected : noSelection)}
        >
          <BulkBar
            tags={tags}
            progress={bulk.working}
            onTag={(tag, kind) => void chosenIds().then((ids) => bulk.tag(ids, tag, kind))}
            onColor={(color) => void chosenIds().then((ids) => bulk.color(ids, color))}
            onDelete={() =>
              void chosenIds()
                .then((ids) => bulk.remove(ids))
                .then(() => setChosen(noSelection))
            }
            onClear={() => setChosen(noSelection)}
          />
        </ListHead>
        {bulk.problem !== null && (
          <p role="alert" className="problem notice">
            {bulk.problem}
          </p>
        )}
        {answer.fresh > 0 && answer.read === null && (
          <p className="notice">
            <Button
              kind="link"
              label={t('library.fresh', answer.fresh)}
              onClick={() => {
                setNewListCount(newListCount + 1)
                store.renew()
              }}
            />
          </p>
        )}
        {progress !== null ? (
          <Status className="notice">
            {t('library.checkedSome', progress)}{' '}
            <Button kind="link" label={t('library.stop')} onClick={noteChecker.stop} />
          </Status>
        ) : (
          filters.only.includes('older') &&
          answer.found > 0 && (
            <p className="notice">
              <Button
                kind="link"
                label={t('library.checkAll', answer.found)}
                onClick={() => checkRows(0, answer.rows)}
              />
            </p>
          )
        )}
        {answer.rows === 0 ? (
          answer.read === null && (
            <EmptyState
              lead={t('library.nothing')}
              actions={
                <Button label={t('library.clear')} onClick={() => look({ ...noNoteFilters, order: filters.order })} />
              }
              about={t('library.nothingAbout')}
            />
          )
        ) : (
          <LibraryList
            // The list starts at its top again for a new query, and when the user asks for newer notes.
            key={`${newListCount} ${hrefOf(shown)}`}
            length={answer.rows}
            rows={rows}
            onVisible={showRows}
            draw={(row) => (
              <>
                {row.group && !(isFew && filters.order === 'changed') && (
                  <GroupHead
                    group={row.group}
                    order={shown.order}
                    onCheck={() => checkRows(row.at, row.at + (row.group?.count ?? 0))}
                  />
                )}
                {row.annotation && drawNote(row, row.annotation)}
              </>
            )}
          />
        )}
        {foot}
      </section>
    </div>
  )
}

/** Number of notes from which they have filters, and a heading for each month. */
const FEW_NOTES = 10
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
  const words = findingStates.flatMap((verdict) =>
    [verdict, t(`state.${verdict}`)].map((word) => [word, verdict] as const),
  )
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
