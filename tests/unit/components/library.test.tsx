// @vitest-environment jsdom
import { showInPanel } from './in-panel'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { BinScreen } from '@/components/notes/library/bin-screen'
import { LibraryScreen } from '@/components/notes/library/library-screen'
import { notesHref, parseNotesRoute } from '@/components/notes/library/notes-route'
import type * as useBulk from '@/components/notes/library/use-bulk'
import type { BookOf } from '@/components/book/dossier-of'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { database } from '@/lib/notes/data/database'
import type { LibraryState } from '@/lib/notes/library-store'
import type { NoteChecks } from '@/lib/notes/library/note-checker'
import { noNoteFilters, type SearchAnswer, type SearchFilters } from '@/lib/notes/library/types'
import type { Annotation } from '@/lib/schema/annotation'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { dayMs } from '@/lib/text/date-value'
import { curie } from './dossiers/fixtures'
import { book, notes, page } from './fixtures'
import { t } from '@/lib/i18n/t'
import { patternOf } from '@/tests/words/pattern-of'

const answer: SearchAnswer = {
  version: 1,
  all: 2,
  found: 2,
  rows: 2,
  counts: { verdict: { contradicted: 1 }, color: { yellow: 1 }, only: { older: 1 }, tags: [['works', 1]] },
  fresh: 0,
  read: null,
}
const rowsOf = (some: readonly Annotation[]) =>
  new Map(
    some.map((annotation, at) => [
      at,
      {
        at,
        key: annotation.id,
        annotation,
        group: at === 0 ? { key: '2026-06', title: '', site: '', count: some.length, older: 0 } : null,
      },
    ]),
  )

/** What the library has found. */
let library: LibraryState
const ids = notes.map(({ id }) => id)
const store = {
  read: () => library,
  watch: () => () => undefined,
  setFilters: () => undefined,
  setMove: () => undefined,
  setVisibleRows: () => undefined,
  renew: vi.fn(),
  call: (what: string, rows?: { from: number; to: number }) =>
    Promise.resolve(what === 'ids' ? ids.slice(rows?.from, rows?.to) : ['works', 'dates']),
}
vi.mock('@/lib/notes/library-store', () => ({ createLibraryStore: () => store, openLibrary: () => undefined }))

/** What is known of changes and checks that have been running for a while. */
let bulk: Partial<ReturnType<typeof useBulk.useBulkActions>>
vi.mock(import('@/components/notes/library/use-bulk'), async (importOriginal) => {
  const { useBulkActions } = await importOriginal()
  return { useBulkActions: (onDone) => ({ ...useBulkActions(onDone), ...bulk }) }
})
let checks: NoteChecks
const noteChecker = vi.hoisted(() => ({
  read: () => checks,
  watch: () => () => undefined,
  setVersions: vi.fn(),
  setShown: vi.fn(),
  check: vi.fn(),
  stop: vi.fn(),
}))
vi.mock('@/components/notes/library/installed-note-checker', () => ({ noteChecker }))
beforeEach(() => {
  bulk = {}
  checks = { results: new Map(), judged: new Map(), progress: null }
  vi.clearAllMocks()
})

interface Shown extends Partial<LibraryState> {
  version?: string
  installed?: readonly InstalledDossier[] | null
  bookOf?: BookOf
  orphans?: string[]
  answers?: Record<string, unknown>
}
function showLibrary({
  version = book.version,
  installed = null,
  bookOf,
  orphans = [],
  answers = {},
  ...found
}: Shown = {}) {
  library = { answer, rows: rowsOf(notes), isBroken: false, filters: noNoteFilters, ...found }
  return showInPanel(<LibraryScreen filters={library.filters} />, {
    book: { ...book, version },
    page: { ...page, orphans },
    dossiers: { installed, removed: [], isBroken: false },
    answers,
    ...(bookOf && { bookOf }),
  })
}
const plain = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim()
const boxes = () => screen.getAllByRole<HTMLInputElement>('checkbox', { name: patternOf('library.choose') })

describe('notes on another dossier', () => {
  const dossier = { id: 'harbour-works', name: 'Harbour Works' }
  const harbour = { ...curie, ...dossier, subject: { name: 'Harbour Works', aliases: [], kind: 'organisation' } }
  const finding = { ...notes[0]!.finding!, claims: ['left-works'], dossierVersion: '7', dossier }
  const onFinding: Annotation = { ...notes[0]!, finding }
  const onClaim: Annotation = {
    ...{ ...notes[0]!, pageKey: '', url: '', anchor: null, finding: null },
    ...{ title: 'The works closed in 2022.', claim: 'closed', dossier },
  }
  const linkOf = () => screen.getByRole('link', { name: 'Harbour Works' }).getAttribute('href')

  test('say that their claim is gone once it is, and not while the dossier is loaded', () => {
    const says = 'The evidence no longer has the claim of this note.'
    const known = { ...onClaim, id: 'known', claim: book.claims[0]!.id }
    showLibrary({ rows: rowsOf([known, onClaim]), installed: [harbour], bookOf: () => book })
    expect(screen.getAllByText(says)).toHaveLength(1)
    cleanup()
    showLibrary({ rows: rowsOf([onClaim]), installed: [harbour] })
    expect(screen.queryByText(says)).toBeNull()
  })

  test('name it and lead to their claim in it', () => {
    showLibrary({ rows: rowsOf([onClaim]), installed: [{ ...harbour, version: '7' }] })
    expect(screen.getByRole('article').textContent).toContain('The works closed in 2022.')
    expect(linkOf()).toBe('#/of/harbour-works/claim/closed')
  })

  test('are judged anew when that dossier has another version, not when the bundled one has', () => {
    showLibrary({ rows: rowsOf([onFinding]), version: 'test.9', installed: [{ ...harbour, version: '7' }] })
    expect(linkOf()).toBe('#/of/harbour-works/claim/left-works')
    expect(screen.queryByText(patternOf('library.evidenceChanged'))).toBeNull()
    cleanup()
    showLibrary({ rows: rowsOf([onFinding]), version: '7', installed: [{ ...harbour, version: '8' }] })
    expect(screen.getByText(patternOf('library.evidenceChanged'))).toBeTruthy()
  })

  test('say so when it is no longer installed, and keep what they have of it', () => {
    showLibrary({ rows: rowsOf([onClaim, { ...onFinding, id: 'b' }]), installed: [] })
    expect(screen.getAllByText(t('dossiers.gone', { name: 'Harbour Works' }))).toHaveLength(2)
    expect(screen.getAllByRole('article')[0]!.textContent).toContain('The works closed in 2022.')
    expect(screen.queryByText(patternOf('library.evidenceChanged'))).toBeNull()
    expect(screen.queryByRole('link', { name: 'Harbour Works' })).toBeNull()
  })
})

describe('the notes view', () => {
  test('says that notes will appear here when there are none', () => {
    showLibrary({ answer: { ...answer, all: 0, found: 0, rows: 0 } })
    expect(screen.getByRole('heading', { name: t('notes.none') })).toBeTruthy()
  })

  test('reports notes that cannot be read, with advice', () => {
    showLibrary({ isBroken: true, answer: null })
    expect(screen.getByRole('heading', { name: t('notes.broken') })).toBeTruthy()
  })

  test('offers to show all notes when none match', () => {
    const filters = { ...noNoteFilters, query: 'zeppelin', order: 'page' as const }
    showLibrary({ filters, answer: { ...answer, found: 0, rows: 0 }, rows: new Map() })
    expect(screen.getByRole('heading', { name: t('library.nothing') })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: t('library.clear') }))
    expect(location.hash).toBe(notesHref({ at: 'library', filters: { ...noNoteFilters, order: 'page' } }))
  })

  const month = new Date(Date.now() - 29 * dayMs).toISOString().slice(0, 10)
  test.each([
    ['Contradicted 1', { verdict: 'contradicted' }],
    ['Older evidence 1', { only: ['older'] }],
    ['works 1', { tags: ['works'] }],
    ['Yellow 1', { color: 'yellow' }],
    ['30 days', { from: month }],
  ] as const)('has filters with the number of matching notes, each with an address: %s', (name, filter) => {
    showLibrary({ answer: { ...answer, all: 10 } })
    expect(screen.queryByRole('button', { name: /^Supported/ })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name, pressed: false, hidden: true }))
    expect(parseNotesRoute(location.hash)).toEqual({ at: 'library', filters: { ...noNoteFilters, ...filter } })
  })

  test('shows a tag that is named like a colour beside that colour', () => {
    const report = vi.spyOn(console, 'error').mockReturnValue(undefined)
    onTestFinished(() => report.mockRestore())
    showLibrary({ filters: { ...noNoteFilters, tags: ['yellow'], color: 'yellow' } })
    expect(within(screen.getByRole('group', { name: t('library.filters') })).getAllByRole('button', { pressed: true })).toHaveLength(2) // prettier-ignore
    expect(report).not.toHaveBeenCalled()
  })

  test('lists notes in groups, with position and total for screen readers', () => {
    showLibrary({ answer: { ...answer, all: 10 } })
    expect(screen.getByRole('heading', { name: 'June 2026 2' })).toBeTruthy()
    const items = within(screen.getByRole('list', { name: t('library.list') })).getAllByRole('listitem')
    const ours = items.filter((item) => item.hasAttribute('aria-posinset'))
    expect(ours.map((item) => [item.ariaPosInSet, item.ariaSetSize])).toEqual([
      ['1', '2'],
      ['2', '2'],
    ])
  })

  test('shows fewer than ten notes without filters and months, and a chosen filter always', () => {
    showLibrary()
    expect(screen.queryByRole('heading', { name: /June/ })).toBeNull()
    expect(screen.queryByRole('group', { name: t('library.filters') })).toBeNull()
    cleanup()
    showLibrary({ filters: { ...noNoteFilters, tags: ['works'] } })
    expect(screen.getByRole('group', { name: t('library.filters') })).toBeTruthy()
  })

  test('marks a note whose sentence is no longer on the page, and offers to attach it', async () => {
    showLibrary({ orphans: [notes[1]!.id] })
    const gone = (await screen.findByText(t('notes.gone'))).closest('article')
    expect(gone?.textContent).toContain('cannery')
    expect(within(gone!).getByRole('button', { name: t('pageNotes.attach') })).toBeTruthy()
  })

  test('has no button to open the page for a note without an http(s) address', () => {
    showLibrary({ rows: rowsOf([notes[0]!, { ...notes[1]!, url: 'file:///home/a.html' }]) })
    expect(screen.getAllByRole('button', { name: t('notes.openPage') })).toHaveLength(1)
  })

  test('shows Markdown in notes: emphasis, lists, and links to http(s) addresses only', async () => {
    const note =
      'Ask the *author*.\n\n- [site](https://a.example/)\n- [evil](javascript:alert(1))\n- ![picture](https://a.example/x.png)'
    showLibrary({ rows: rowsOf([{ ...notes[0]!, note }, notes[1]!]) })
    expect((await screen.findByText('author', {}, { timeout: 10_000 })).tagName).toBe('EM')
    expect(screen.getByRole('link', { name: 'site' }).getAttribute('href')).toBe('https://a.example/')
    expect(screen.getByText('evil').closest('a')).toBeNull()
    expect(document.querySelector('.note img')).toBeNull()
  })

  test('never shows text of a note as markup', () => {
    showLibrary({ rows: rowsOf([{ ...notes[0]!, note: '<img src=x onerror=alert(1)>' }, notes[1]!]) })
    expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeTruthy()
    expect(document.querySelector('.note img')).toBeNull()
  })

  test('shows newer notes on request', () => {
    showLibrary({ answer: { ...answer, fresh: 3 } })
    fireEvent.click(screen.getByRole('button', { name: t('library.fresh', 3) }))
    expect(store.renew).toHaveBeenCalledOnce()
  })
})

describe('several notes at once', () => {
  test('can be selected one by one, as a range with the shift key, or as all results', async () => {
    const { sent } = showLibrary({ answers: { 'delete-annotations': { ids: [] } } })
    fireEvent.click(boxes()[0]!)
    expect(screen.getByText(t('library.chosen', 1))).toBeTruthy()
    fireEvent.click(boxes()[1]!, { shiftKey: true })
    await screen.findByText(t('library.chosen', 2))
    fireEvent.click(screen.getByRole('button', { name: t('library.clearChosen') }))
    fireEvent.click(screen.getByRole('checkbox', { name: t('library.chooseAll', 2) }))
    expect(boxes().every(({ checked }) => checked)).toBe(true)
    fireEvent.click(boxes()[0]!)
    expect(screen.getByText(t('library.chosen', 1))).toBeTruthy()
    fireEvent.click(within(screen.getByRole('group', { name: t('library.bulk') })).getByText(t('library.delete')))
    await waitFor(() => expect(sent).toHaveBeenCalledExactlyOnceWith('delete-annotations', { ids: [notes[1]!.id] }))
  })

  test('can get a tag or a colour, lose a tag, or be deleted', async () => {
    const change = { remove: vi.fn(() => Promise.resolve()), tag: vi.fn(), color: vi.fn() }
    bulk = change
    showLibrary()
    fireEvent.click(screen.getByRole('checkbox', { name: t('library.chooseAll', 2) }))
    const open = () => fireEvent.click(screen.getByRole('button', { name: t('library.tagOrColor') }))
    const type = () =>
      fireEvent.change(screen.getByRole('combobox', { name: t('library.by.tag') }), { target: { value: ' to  do ' } })
    open()
    const offered = () => [...document.querySelectorAll('.bulk datalist option')]
    await waitFor(() => expect(offered().map((option) => option.getAttribute('value'))).toEqual(['works', 'dates']))
    type()
    fireEvent.click(screen.getByRole('button', { name: t('library.addTag') }))
    await waitFor(() => expect(change.tag).toHaveBeenLastCalledWith(ids, 'to do', 'add'))
    open()
    type()
    fireEvent.click(screen.getByRole('button', { name: t('library.removeTag') }))
    await waitFor(() => expect(change.tag).toHaveBeenLastCalledWith(ids, 'to do', 'remove'))
    open()
    fireEvent.change(screen.getByRole('combobox', { name: t('library.colorField') }), { target: { value: 'none' } })
    fireEvent.click(screen.getByRole('button', { name: t('library.setColor') }))
    await waitFor(() => expect(change.color).toHaveBeenCalledExactlyOnceWith(ids, null))
    fireEvent.click(within(screen.getByRole('group', { name: t('library.bulk') })).getByText(t('library.delete')))
    await waitFor(() => expect(change.remove).toHaveBeenCalledExactlyOnceWith(ids))
    await waitFor(() => expect(boxes().some(({ checked }) => checked)).toBe(false))
  })

  test('are changed with a progress display and error messages', () => {
    bulk = { working: { done: 400, all: 2000 }, problem: 'That could not be done.' }
    showLibrary()
    fireEvent.click(screen.getByRole('checkbox', { name: t('library.chooseAll', 2) }))
    expect(screen.getByText(t('library.working', { done: 400, all: 2_000 }))).toBeTruthy()
    expect(screen.getByRole('alert').textContent).toBe('That could not be done.')
  })
})

describe('the verdict of an older note', () => {
  const older = { version: 'test.2' }
  const [judgedNote] = notes

  test('is not mentioned while the dossier has the same version', () => {
    showLibrary()
    expect(screen.queryByText(patternOf('library.evidenceChanged'))).toBeNull()
  })

  test('is shown when another state of the evidence is installed, and the note on the screen is checked again', () => {
    showLibrary(older)
    expect(plain(screen.getByText(patternOf('library.evidenceChanged')))).toContain('Then: Contradicted')
    const given = noteChecker.setVersions.mock.lastCall as [ReadonlyMap<string, string>] | undefined
    expect(given?.[0].get(BUNDLED_ID)).toBe('test.2')
    expect(noteChecker.setShown).toHaveBeenLastCalledWith(notes)
  })

  test('can be checked once more after a failure', () => {
    checks = { ...checks, results: new Map([[judgedNote!.id, 'failed']]) }
    showLibrary(older)
    fireEvent.click(screen.getByRole('button', { name: t('library.checkAgain') }))
    expect(noteChecker.check).toHaveBeenCalledExactlyOnceWith([judgedNote!.id])
  })

  test.each([
    [{ state: 'supported', reader: null }, 'Then: Contradicted · Now: Supported', 'The verdict has changed.'],
    [{ state: 'contradicted', reader: null }, 'Then: Contradicted · Now: Contradicted', 'The verdict is the same.'],
    [
      { state: 'look', reader: 'tiny' },
      'Then: Contradicted · Now: Look at this (by the model tiny)',
      'The verdict has changed.',
    ],
    ['unsure', 'Then: Contradicted', 'The quote alone is not enough. Open the page to check it.'],
    ['failed', 'Then: Contradicted', 'This note could not be checked.'],
  ] as const)('is compared with the new one: %j', (judged, says, adds) => {
    checks = { ...checks, results: new Map([[judgedNote!.id, judged]]) }
    showLibrary(older)
    const part = document.querySelector('.then-now')!
    expect(plain(part.firstElementChild!).replace('The evidence has changed since. ', '')).toBe(says)
    expect(part.textContent).toContain(adds)
  })

  test('can be checked for the older notes of a page, whose number the button has', () => {
    const group = { key: 'a', title: 'A page', site: 'a.example', count: 2, older: 2 }
    const rows = rowsOf(notes)
    rows.set(0, { ...rows.get(0)!, group: { ...group, count: 5 } })
    showLibrary({ ...older, filters: { ...noNoteFilters, order: 'page' }, rows })
    expect(screen.getByRole('button', { name: t('library.checkAll', 2) })).toBeTruthy()
  })

  test('can be checked for all older notes at once, and the check can be stopped', async () => {
    const filters: SearchFilters = { ...noNoteFilters, only: ['older'] }
    showLibrary({ ...older, filters })
    fireEvent.click(screen.getByRole('button', { name: t('library.checkAll', 2) }))
    await waitFor(() => expect(noteChecker.check).toHaveBeenCalledExactlyOnceWith(ids))
    cleanup()
    checks = { ...checks, progress: { done: 12, all: 40 } }
    showLibrary()
    fireEvent.click(
      within(screen.getByText(/Checked again: 12 of 40/)).getByRole('button', { name: t('library.stop') }),
    )
    expect(noteChecker.stop).toHaveBeenCalledOnce()
  })
})

describe('the bin', () => {
  const deleted = notes.map((note, at) => ({ ...note, deleted: new Date(Date.now() - 18 * dayMs - at).toISOString() }))
  afterEach(() => database().bin.clear())
  const showBin = async () => {
    await database().bin.bulkPut(deleted)
    const shown = showInPanel(<BinScreen />)
    await screen.findByRole('heading', { name: t('library.bin') })
    return shown
  }

  test('shows how many days are left for each note, and restores a note', async () => {
    const { sent, onDone } = await showBin()
    expect(screen.getAllByText(/12 days left/)).toHaveLength(2)
    fireEvent.click(screen.getAllByRole('button', { name: t('library.bringBack') })[1]!)
    await waitFor(() => expect(onDone).toHaveBeenCalledOnce())
    expect(sent).toHaveBeenCalledExactlyOnceWith('restore-annotations', { ids: [deleted[1]!.id] })
    onDone.mock.lastCall![1]()
    await waitFor(() => expect(sent).toHaveBeenLastCalledWith('delete-annotations', { ids: [deleted[1]!.id] }))
  })

  test('deletes one or all for good only after a confirmation', async () => {
    const { sent } = await showBin()
    fireEvent.click(screen.getAllByRole('button', { name: t('library.forGood') })[0]!)
    expect(document.activeElement?.textContent).toBe('Keep')
    fireEvent.click(screen.getByRole('button', { name: t('library.no') }))
    expect(sent).not.toHaveBeenCalled()
    const sure = (name: RegExp) => within(screen.getByRole('group', { name })).getByText(t('library.forGood'))
    fireEvent.click(screen.getAllByRole('button', { name: t('library.forGood') })[0]!)
    fireEvent.click(sure(/Delete this note permanently/))
    await waitFor(() => expect(sent).toHaveBeenLastCalledWith('empty-bin', { ids: [deleted[0]!.id] }))
    fireEvent.click(screen.getByRole('button', { name: t('library.empty') }))
    fireEvent.click(sure(/Delete 2 notes permanently/))
    await waitFor(() => expect(sent).toHaveBeenLastCalledWith('empty-bin', { ids: null }))
  })

  test('lists deleted notes with any text', async () => {
    await database().bin.put({ ...deleted[0]!, note: 'half \ud800', title: '\udc00' })
    showInPanel(<BinScreen />)
    expect(await screen.findByText(/half/)).toBeTruthy()
  })

  test('says when it is empty', async () => {
    showInPanel(<BinScreen />)
    expect(await screen.findByRole('heading', { name: t('library.binEmpty') })).toBeTruthy()
  })
})

describe('the address of the notes view', () => {
  test('holds all filters', () => {
    const filters: SearchFilters = {
      query: 'a "b c" -d & e',
      order: 'tag',
      verdict: 'look',
      tags: ['to do', 'Été&co'],
      color: 'pink',
      only: ['claim', 'turned'],
      from: '2026-01-02',
      to: '2026-03-04',
    }
    expect(parseNotesRoute(notesHref({ at: 'library', filters }))).toEqual({ at: 'library', filters })
    expect(notesHref({ at: 'library', filters: noNoteFilters })).toBe('#/notes')
    expect(parseNotesRoute('#/notes/bin')).toEqual({ at: 'bin' })
  })

  test('is read without unknown values', () => {
    expect(parseNotesRoute('#/notes?by=size&verdict=true&color=red&only=x&from=soon&to=2026-99-99')).toEqual({
      at: 'library',
      filters: noNoteFilters,
    })
  })
})
