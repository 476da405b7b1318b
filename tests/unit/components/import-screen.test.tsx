// @vitest-environment jsdom
import { showInPanel } from './in-panel'
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { ImportScreen } from '@/components/notes/transfer/import-screen'
import type { Importer, ItemPreview, ImportSummary } from '@/lib/notes/import/importer'
import { proposeMapping } from '@/lib/notes/formats/csv/mapping'
import { t } from '@/lib/i18n/t'
import { patternOf, plainWords } from '@/tests/words/pattern-of'

const counts = { added: 1204, merged: 2, unchanged: 40, 'kept-newer': 1, 'in-bin': 3, skipped: 1 }
const preview: ImportSummary = {
  name: 'readwise.csv',
  format: 'csv',
  total: 1251,
  counts,
  losses: [
    ['color', 12],
    ['columns', 3],
    ['other', 1],
  ],
  unread: ['cover', 'folder'],
  extras: {
    mutes: 0,
    deleted: 0,
    dossiers: [],
    adjustments: 0,
    effects: [],
    turns: [],
    hasSettings: false,
    absent: null,
  },
  table: { columns: ['Highlight', 'Note', ''], mapping: proposeMapping(['Highlight', 'Note', '']) },
}
const item: ItemPreview = {
  index: 0,
  outcome: 'added',
  why: null,
  isTwin: false,
  excerpt: '',
  quote: 'The desk works.',
  note: '<b>Mine</b>',
  title: 'Story',
  tags: ['kept'],
  losses: ['color', 'columns'],
  unread: ['folder'],
}
const unreadable: ItemPreview = {
  ...item,
  index: 1,
  outcome: 'skipped',
  why: 'no-words',
  excerpt: 'Bookmark · 300',
  quote: '',
  note: '',
  losses: [],
}

/** For a busy machine. */
const SLOW = { timeout: 10_000 }

type ImportState = ReturnType<Importer['state']>

function showImport(state: ImportState, change: Partial<Importer['actions']> = {}) {
  const nothing = () => undefined
  const actions: Importer['actions'] = {
    choose: nothing,
    remap: nothing,
    items: (outcome) => Promise.resolve(outcome === 'skipped' ? [unreadable] : [item, unreadable]),
    start: nothing,
    cancel: nothing,
    saveAnswers: nothing,
    again: nothing,
    ...change,
  }
  const importerIn = (at: ImportState) => ({ state: () => at, subscribe: () => () => undefined, actions }) as Importer
  const { change: changePanel, ...shown } = showInPanel(<ImportScreen />, { importer: importerIn(state) })
  return { ...shown, goTo: (next: ImportState) => changePanel({ importer: importerIn(next) }) }
}

describe('a file to import', () => {
  test.each([
    ['the report of the last import', { step: 'done', result: preview, undone: null }, 1],
    ['why the last file was refused', { step: 'choose', problem: { name: 'old.csv', why: 'not-text' } }, 1],
    ['an import that is running', { step: 'writing', share: 0.5, total: 9, isEnding: false }, 0],
  ] as const)('is asked for anew only after the user has left %s', (_, state, times) => {
    const again = vi.fn()
    const { unmount } = showImport(state, { again })
    expect(again).not.toHaveBeenCalled()
    unmount()
    expect(again).toHaveBeenCalledTimes(times)
  })

  test('can be chosen or dropped', () => {
    const choose = vi.fn()
    showImport({ step: 'choose', problem: null }, { choose })
    const file = new File(['x'], 'notes.csv')
    const input = screen.getByLabelText(patternOf('import.choose'))
    fireEvent.change(input, { target: { files: [file] } })
    fireEvent.drop(input.closest('.drop')!, { dataTransfer: { files: [file] } })
    expect(choose.mock.calls).toEqual([[file], [file]])
    expect(screen.getByText(t('import.takesCsv'))).toBeTruthy()
  })

  test.each([
    ['not-text', 'old.csv was not imported. The file is not UTF-8 text.'],
    ['newer-version', 'old.csv was not imported. The file was saved by a newer version of Claimlight.'],
    ['full', 'Nothing was imported. Your notes are unchanged. There is not enough space'],
    ['cancelled', 'Nothing was imported. Your notes are unchanged. You cancelled the import.'],
  ] as const)('that was refused is reported with the reason: %s', (why, says) => {
    showImport({ step: 'choose', problem: { name: 'old.csv', why } })
    expect(screen.getByRole('alert').textContent).toContain(says)
  })
})

test('a running import shows its progress, announces every quarter, and can be cancelled', () => {
  const cancel = vi.fn()
  showImport({ step: 'reading', name: 'big.csv', share: 0.61, items: 3100 }, { cancel })
  expect(
    screen.getByRole('progressbar', { name: t('import.reading', { name: 'big.csv' }) }).getAttribute('value'),
  ).toBe('61')
  expect(screen.getByRole('status').textContent).toBe('50 percent')
  expect(screen.getByText(t('import.readSoFar', 3_100))).toBeTruthy()
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: t('import.reading', { name: 'big.csv' }) }))
  fireEvent.click(screen.getByRole('button', { name: t('import.cancel') }))
  expect(cancel).toHaveBeenCalledOnce()
})

test('an import that is being cancelled cannot be cancelled again', () => {
  showImport({ step: 'writing', share: 0.5, total: 10, isEnding: true })
  expect(screen.getByRole<HTMLButtonElement>('button', { name: t('import.cancel') }).disabled).toBe(true)
  expect(screen.getByText(t('import.ending'))).toBeTruthy()
})

describe('the preview of an import', () => {
  test('shows each item with its outcome and losses', async () => {
    showImport({ step: 'preview', preview, isStale: false })
    expect(screen.getByRole('heading', { name: plainWords(t('import.wouldBring', 1_206)) })).toBeTruthy()
    expect(screen.getByText(t('import.holds', 1_251, { format: 'readwise.csv · Table (CSV)' }))).toBeTruthy()
    const [first, second] = await within(screen.getByRole('list', { name: t('import.items') })).findAllByRole(
      'listitem',
    )
    expect(first!.textContent).toContain('The desk works.')
    expect(first!.textContent).toContain('<b>Mine</b>')
    expect(first!.textContent).toContain('Without a colour')
    expect(first!.textContent).toContain('columns or fields: folder')
    expect(second!.textContent).toContain('Unreadable It has no quote and no note.Bookmark · 300')
  })

  test('has counts that are filters', async () => {
    const items = vi.fn(() => Promise.resolve([unreadable]))
    showImport({ step: 'preview', preview, isStale: false }, { items })
    fireEvent.click(screen.getByRole('button', { name: 'Unreadable 1' }))
    expect(items).toHaveBeenLastCalledWith('skipped', 0, 20)
    expect((await screen.findByText('Bookmark · 300', {}, SLOW)).textContent).toBeTruthy()
    expect(screen.getByRole('button', { pressed: true }).textContent).toBe('Unreadable 1')
  })

  test('loads more items on request', async () => {
    const items = vi.fn(() => Promise.resolve([item]))
    showImport({ step: 'preview', preview, isStale: false }, { items })
    fireEvent.click(await screen.findByText(t('import.more'), {}, SLOW))
    expect(items).toHaveBeenLastCalledWith(null, 0, 70)
  })

  test('restores deleted notes only if the user chooses it', () => {
    const start = vi.fn()
    showImport({ step: 'preview', preview, isStale: false }, { start })
    fireEvent.click(screen.getByRole('button', { name: t('import.start', 1_206) }))
    expect(start).toHaveBeenLastCalledWith({ withDeleted: false, withSettings: false, restoresSwitches: false })
    fireEvent.click(screen.getByRole('checkbox', { name: t('import.bringBack', 3) }))
    fireEvent.click(screen.getByRole('button', { name: t('import.start', 1_209) }))
    expect(start).toHaveBeenLastCalledWith({ withDeleted: true, withSettings: false, restoresSwitches: false })
  })

  test('names the dossiers that a backup would turn on and off, and turns them only if the user chooses it', () => {
    const start = vi.fn()
    const turns = [
      { name: 'Andrej Karpathy', isOn: false },
      { name: 'Ada Byrne', isOn: true },
    ]
    const none = { ...counts, added: 0, merged: 0, 'in-bin': 0 }
    const only = { ...preview, counts: none, extras: { ...preview.extras, turns } }
    showImport({ step: 'preview', preview: only, isStale: false }, { start })
    expect(screen.queryByRole('button', { name: patternOf('import.start') })).toBeNull()
    fireEvent.click(
      screen.getByRole('checkbox', { name: /as in the backup.* On: Ada Byrne\. Off: Andrej Karpathy\.$/ }),
    )
    fireEvent.click(screen.getByRole('button', { name: patternOf('import.start') }))
    expect(start).toHaveBeenLastCalledWith({ withDeleted: false, withSettings: false, restoresSwitches: true })
  })

  test('says how much is missing of a backup that is not whole', () => {
    showImport({ step: 'preview', preview: { ...preview, extras: { ...preview.extras, absent: 3 } }, isStale: false })
    expect(
      screen.getByText(/not whole, and at least 3 items are missing\. What is in it can be imported\./),
    ).toBeTruthy()
  })

  test('lets the user change the meaning of a column', () => {
    const remap = vi.fn()
    showImport({ step: 'preview', preview, isStale: false }, { remap })
    const title = screen.getByLabelText(t('import.field.title'))
    expect(
      within(title)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['None', 'Highlight', 'Note', 'Column 3'])
    fireEvent.change(title, { target: { value: '1' } })
    expect(remap).toHaveBeenCalledWith(expect.objectContaining({ quote: 0, note: null, title: 1 }))
  })

  test('offers only the way back when nothing is new, and says so again only after a change', () => {
    const none = { ...counts, added: 0, merged: 0, 'in-bin': 0 }
    const state = { step: 'preview', preview: { ...preview, counts: none }, isStale: false } as const
    const { goTo } = showImport(state)
    expect(screen.getByRole('heading', { name: plainWords(t('import.wouldBring', 0)) })).toBeTruthy()
    expect(screen.queryByRole('button', { name: patternOf('import.start') })).toBeNull()
    const status = screen.getByRole('status')
    expect(status.textContent).toBe('')
    // The user has mapped the columns again.
    for (const isStale of [true, false]) goTo({ ...state, isStale })
    expect(status.textContent).toBe('No new notes in this file.')
  })
})

test('after the import, the results can be saved, and undo is confirmed', () => {
  const saveAnswers = vi.fn()
  const { goTo } = showImport({ step: 'done', result: preview, undone: null }, { saveAnswers })
  expect(screen.getByRole('heading', { name: plainWords(t('import.done', 1_206)) })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: t('import.asJson') }))
  expect(saveAnswers).toHaveBeenCalledWith('json')
  goTo({ step: 'done', result: preview, undone: 1206 })
  expect(screen.getByRole('heading', { name: /^The import was undone\. 1,206 notes/ })).toBeTruthy()
})
