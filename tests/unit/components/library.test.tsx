// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { BinView } from '@/components/notes/library/bin-view'
import { selectedAmong, noSelection, type RowSelection } from '@/lib/notes/library/row-selection'
import { LibraryView, type LibraryViewProps } from '@/components/notes/library/library-view'
import { notesHref, parseNotesRoute } from '@/components/notes/library/notes-route'
import { BooksProvider, type BookOf } from '@/components/book/dossier-of'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { curie } from './dossiers/fixtures'
import type { Annotation } from '@/lib/schema/annotation'
import { noNoteFilters, type SearchAnswer, type SearchFilters } from '@/lib/notes/library/types'
import { book, notes } from './fixtures'
import { show } from './render'

const nothing = () => undefined
const answer: SearchAnswer = {
  version: 1,
  all: 2,
  found: 2,
  rows: 2,
  counts: { verdict: { contradicted: 1 }, color: { yellow: 1 }, only: { older: 1 }, tags: [['works', 1]] },
  fresh: 0,
  read: null,
}
const rechecks: LibraryViewProps['rechecks'] = { results: new Map(), progress: null, check: nothing, stop: nothing }
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

function showLibrary(
  props: Partial<LibraryViewProps> = {},
  installed: readonly InstalledDossier[] | null = null,
  bookOf: BookOf = () => null,
) {
  const onChoose = vi.fn<(chosen: RowSelection) => void>()
  const shown: LibraryViewProps = {
    answer,
    rows: rowsOf(notes),
    isBroken: false,
    filters: noNoteFilters,
    shownFilters: noNoteFilters,
    today: '2026-06-30',
    orphans: new Set(),
    changes: new Map(),
    dossierVersion: 'test.1',
    rechecks,
    bulkProgress: null,
    problem: null,
    tags: ['works', 'dates'],
    chosen: noSelection,
    onChoose,
    idsBetween: (one, other) =>
      Promise.resolve(notes.slice(Math.min(one, other), Math.max(one, other) + 1).map(({ id }) => id)),
    onFilters: nothing,
    onVisible: nothing,
    onShowNewNotes: nothing,
    onOpen: nothing,
    onSave: () => Promise.resolve(null),
    onDelete: nothing,
    onCopy: () => Promise.resolve(true),
    reattach: () => null,
    onCheckRows: nothing,
    onTagChosen: nothing,
    onColorChosen: nothing,
    onDeleteChosen: nothing,
    foot: null,
    ...props,
  }
  /** Stores the selection, like the view. */
  function Screen() {
    const [chosen, setChosen] = useState(shown.chosen)
    return (
      <LibraryView
        {...shown}
        chosen={chosen}
        onChoose={(next) => {
          onChoose(next)
          setChosen(next)
        }}
      />
    )
  }
  show(
    <BooksProvider bookOf={bookOf} installed={installed}>
      <Screen />
    </BooksProvider>,
  )
  return { onChoose }
}
const plain = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim()
const boxes = () => screen.getAllByRole<HTMLInputElement>('checkbox', { name: /^Select the note on/ })

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
    showLibrary({ rows: rowsOf([known, onClaim]) }, [harbour], () => book)
    expect(screen.getAllByText(says)).toHaveLength(1)
    cleanup()
    showLibrary({ rows: rowsOf([onClaim]) }, [harbour], () => null)
    expect(screen.queryByText(says)).toBeNull()
  })

  test('name it and lead to their claim in it', () => {
    showLibrary({ rows: rowsOf([onClaim]) }, [{ ...harbour, version: '7' }])
    expect(screen.getByRole('article').textContent).toContain('The works closed in 2022.')
    expect(linkOf()).toBe('#/of/harbour-works/claim/closed')
  })

  test('are judged anew when that dossier has another version, not when the bundled one has', () => {
    showLibrary({ rows: rowsOf([onFinding]), dossierVersion: 'test.9' }, [{ ...harbour, version: '7' }])
    expect(linkOf()).toBe('#/of/harbour-works/claim/left-works')
    expect(screen.queryByRole('button', { name: 'Check again' })).toBeNull()
    cleanup()
    showLibrary({ rows: rowsOf([onFinding]), dossierVersion: '7' }, [{ ...harbour, version: '8' }])
    expect(screen.getByRole('button', { name: 'Check again' })).toBeTruthy()
  })

  test('say so when it is no longer installed, and keep what they have of it', () => {
    showLibrary({ rows: rowsOf([onClaim, { ...onFinding, id: 'b' }]) }, [])
    expect(screen.getAllByText('Harbour Works is no longer installed.')).toHaveLength(2)
    expect(screen.getAllByRole('article')[0]!.textContent).toContain('The works closed in 2022.')
    expect(screen.queryByRole('button', { name: 'Check again' })).toBeNull()
    expect(screen.queryByRole('link', { name: 'Harbour Works' })).toBeNull()
  })
})

describe('the notes view', () => {
  test('says that notes will appear here when there are none', () => {
    showLibrary({ answer: { ...answer, all: 0, found: 0, rows: 0 } })
    expect(screen.getByRole('heading', { name: 'Your saved notes appear here.' })).toBeTruthy()
  })

  test('reports notes that cannot be read, with advice', () => {
    showLibrary({ isBroken: true, answer: null })
    expect(screen.getByRole('heading', { name: 'Your notes could not be opened.' })).toBeTruthy()
  })

  test('offers to show all notes when none match', () => {
    const onFilters = vi.fn()
    const filters = { ...noNoteFilters, query: 'zeppelin', order: 'page' as const }
    showLibrary({
      filters,
      shownFilters: filters,
      answer: { ...answer, found: 0, rows: 0 },
      rows: new Map(),
      onFilters,
    })
    expect(screen.getByRole('heading', { name: 'No notes match.' })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Show all' }))
    expect(onFilters).toHaveBeenCalledExactlyOnceWith({ ...noNoteFilters, order: 'page' }, false)
  })

  test('has filters with the number of matching notes', () => {
    const onLook = vi.fn()
    showLibrary({ onFilters: onLook, answer: { ...answer, all: 10 } })
    fireEvent.click(screen.getByRole('button', { name: 'Contradicted 1', pressed: false }))
    expect(onLook).toHaveBeenLastCalledWith({ ...noNoteFilters, verdict: 'contradicted' }, false)
    fireEvent.click(screen.getByRole('button', { name: 'Older evidence 1' }))
    expect(onLook).toHaveBeenLastCalledWith({ ...noNoteFilters, only: ['older'] }, false)
    expect(screen.queryByRole('button', { name: /^Supported/ })).toBeNull()
    for (const [name, looking] of [
      ['works 1', { tags: ['works'] }],
      ['Yellow 1', { color: 'yellow' }],
      ['30 days', { from: '2026-06-01' }],
    ] as const) {
      fireEvent.click(screen.getByRole('button', { name, hidden: true }))
      expect(onLook).toHaveBeenLastCalledWith({ ...noNoteFilters, ...looking }, false)
    }
  })

  test('shows a tag that is named like a colour beside that colour', () => {
    const report = vi.spyOn(console, 'error').mockReturnValue(undefined)
    onTestFinished(() => report.mockRestore())
    showLibrary({ filters: { ...noNoteFilters, tags: ['yellow'], color: 'yellow' } })
    expect(within(screen.getByRole('group', { name: 'Show only' })).getAllByRole('button', { pressed: true })).toHaveLength(2) // prettier-ignore
    expect(report).not.toHaveBeenCalled()
  })

  test('lists notes in groups, with position and total for screen readers', () => {
    showLibrary({ answer: { ...answer, all: 10 } })
    expect(screen.getByRole('heading', { name: 'June 2026 2' })).toBeTruthy()
    const items = within(screen.getByRole('list', { name: 'Notes' })).getAllByRole('listitem')
    const ours = items.filter((item) => item.hasAttribute('aria-posinset'))
    expect(ours.map((item) => [item.ariaPosInSet, item.ariaSetSize])).toEqual([
      ['1', '2'],
      ['2', '2'],
    ])
  })

  test('shows fewer than ten notes without filters and months, and a chosen filter always', () => {
    showLibrary()
    expect(screen.queryByRole('heading', { name: /June/ })).toBeNull()
    expect(screen.queryByRole('group', { name: 'Show only' })).toBeNull()
    cleanup()
    showLibrary({ filters: { ...noNoteFilters, tags: ['works'] } })
    expect(screen.getByRole('group', { name: 'Show only' })).toBeTruthy()
  })

  test('marks a note whose sentence is no longer on the page, and offers to attach it', () => {
    showLibrary({ orphans: new Set([notes[1]!.id]), reattach: ({ title }) => <button>{`Attach ${title}`}</button> })
    const gone = screen.getByText('This sentence is no longer on the page. The note is kept.').closest('article')
    expect(gone?.textContent).toContain('cannery')
    expect(within(gone!).getByRole('button', { name: 'Attach Another page' })).toBeTruthy()
  })

  test('has no button to open the page for a note without an http(s) address', () => {
    showLibrary({ rows: rowsOf([notes[0]!, { ...notes[1]!, url: 'file:///home/a.html' }]) })
    expect(screen.getAllByRole('button', { name: 'Open page' })).toHaveLength(1)
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
    const onShowNewNotes = vi.fn()
    showLibrary({ answer: { ...answer, fresh: 3 }, onShowNewNotes })
    fireEvent.click(screen.getByRole('button', { name: 'Show 3 newer notes' }))
    expect(onShowNewNotes).toHaveBeenCalledOnce()
  })
})

describe('several notes at once', () => {
  test('can be selected one by one, as a range with the shift key, or as all results', async () => {
    const { onChoose } = showLibrary()
    fireEvent.click(boxes()[0]!)
    expect(screen.getByText('1 selected')).toBeTruthy()
    fireEvent.click(boxes()[1]!, { shiftKey: true })
    await screen.findByText('2 selected')
    fireEvent.click(screen.getByRole('button', { name: 'Clear selection' }))
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select all 2 found' }))
    expect(boxes().every(({ checked }) => checked)).toBe(true)
    fireEvent.click(boxes()[0]!)
    expect(screen.getByText('1 selected')).toBeTruthy()
    const found = () => Promise.resolve(notes.map(({ id }) => id))
    expect(await selectedAmong(onChoose.mock.lastCall![0], found)).toEqual([notes[1]!.id])
  })

  test('can get a tag or a colour, lose a tag, or be deleted', () => {
    const [onTagChosen, onColorChosen, onDeleteChosen] = [vi.fn(), vi.fn(), vi.fn()]
    showLibrary({ chosen: { kind: 'all-but', ids: new Set() }, onTagChosen, onColorChosen, onDeleteChosen })
    const open = () => fireEvent.click(screen.getByRole('button', { name: 'Tag or colour' }))
    const type = () =>
      fireEvent.change(screen.getByRole('combobox', { name: 'Tag' }), { target: { value: ' to  do ' } })
    open()
    expect([...document.querySelectorAll('datalist option')].map((option) => option.getAttribute('value'))).toEqual([
      'works',
      'dates',
    ])
    type()
    fireEvent.click(screen.getByRole('button', { name: 'Add tag' }))
    expect(onTagChosen).toHaveBeenLastCalledWith('to do', 'add')
    open()
    type()
    fireEvent.click(screen.getByRole('button', { name: 'Remove tag' }))
    expect(onTagChosen).toHaveBeenLastCalledWith('to do', 'remove')
    open()
    fireEvent.change(screen.getByRole('combobox', { name: 'Colour' }), { target: { value: 'none' } })
    fireEvent.click(screen.getByRole('button', { name: 'Set colour' }))
    expect(onColorChosen).toHaveBeenCalledExactlyOnceWith(null)
    fireEvent.click(within(screen.getByRole('group', { name: 'Actions for the selected notes' })).getByText('Delete'))
    expect(onDeleteChosen).toHaveBeenCalledOnce()
  })

  test('are changed with a progress display and error messages', () => {
    showLibrary({
      chosen: { kind: 'all-but', ids: new Set() },
      bulkProgress: { done: 400, all: 2000 },
      problem: 'That could not be done.',
    })
    expect(screen.getByText('400 of 2,000 done')).toBeTruthy()
    expect(screen.getByRole('alert').textContent).toBe('That could not be done.')
  })
})

describe('the verdict of an older note', () => {
  const older = { dossierVersion: 'test.2' }
  const [judgedNote] = notes

  test('is not mentioned while the dossier has the same version', () => {
    showLibrary()
    expect(screen.queryByText(/has changed since/)).toBeNull()
  })

  test('is shown when another state of the dossier is installed, and can be checked again', () => {
    const check = vi.fn()
    showLibrary({ ...older, rechecks: { ...rechecks, check } })
    expect(plain(screen.getByText(/The evidence has changed since/))).toContain('Then: Contradicted')
    fireEvent.click(screen.getByRole('button', { name: 'Check again' }))
    expect(check).toHaveBeenCalledExactlyOnceWith([judgedNote!.id])
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
    showLibrary({ ...older, rechecks: { ...rechecks, results: new Map([[judgedNote!.id, judged]]) } })
    const part = document.querySelector('.then-now')!
    expect(plain(part.firstElementChild!).replace('The evidence has changed since. ', '')).toBe(says)
    expect(part.textContent).toContain(adds)
  })

  test('can be checked for all older notes at once, and the check can be stopped', () => {
    const [onCheckRows, stop] = [vi.fn(), vi.fn()]
    const filters: SearchFilters = { ...noNoteFilters, only: ['older'] }
    showLibrary({ ...older, filters, shownFilters: filters, onCheckRows })
    fireEvent.click(screen.getByRole('button', { name: 'Check these 2 notes again' }))
    expect(onCheckRows).toHaveBeenCalledExactlyOnceWith(0, 2)
    showLibrary({ rechecks: { ...rechecks, progress: { done: 12, all: 40 }, stop } })
    fireEvent.click(within(screen.getByText(/Checked again: 12 of 40/)).getByRole('button', { name: 'Stop' }))
    expect(stop).toHaveBeenCalledOnce()
  })
})

describe('the bin', () => {
  const deleted = notes.map((note) => ({ ...note, deleted: '2026-06-20T10:00:00.000Z' }))
  const showBin = (props: Partial<Parameters<typeof BinView>[0]> = {}) =>
    show(
      <BinView
        deleted={deleted}
        isBroken={false}
        daysLeft={() => 12}
        onBringBack={nothing}
        onDeletePermanently={nothing}
        {...props}
      />,
    )

  test('shows how many days are left for each note, and restores a note', () => {
    const onBringBack = vi.fn()
    showBin({ onBringBack })
    expect(screen.getAllByText(/12 days left/)).toHaveLength(2)
    fireEvent.click(screen.getAllByRole('button', { name: 'Restore' })[1]!)
    expect(onBringBack).toHaveBeenCalledExactlyOnceWith(deleted[1])
  })

  test('deletes one or all for good only after a confirmation', async () => {
    const onDeletePermanently = vi.fn()
    showBin({ onDeletePermanently })
    fireEvent.click(screen.getAllByRole('button', { name: 'Delete permanently' })[0]!)
    expect(document.activeElement?.textContent).toBe('Keep')
    fireEvent.click(screen.getByRole('button', { name: 'Keep' }))
    expect(onDeletePermanently).not.toHaveBeenCalled()
    const sure = (name: RegExp) => within(screen.getByRole('group', { name })).getByText('Delete permanently')
    fireEvent.click(screen.getAllByRole('button', { name: 'Delete permanently' })[0]!)
    fireEvent.click(sure(/Delete this note permanently/))
    expect(onDeletePermanently).toHaveBeenLastCalledWith([deleted[0]!.id])
    fireEvent.click(screen.getByRole('button', { name: 'Empty bin' }))
    fireEvent.click(sure(/Delete 2 notes permanently/))
    await waitFor(() => expect(onDeletePermanently).toHaveBeenLastCalledWith(null))
  })

  test('says when it is empty', () => {
    showBin({ deleted: [] })
    expect(screen.getByRole('heading', { name: 'The bin is empty.' })).toBeTruthy()
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
