// @vitest-environment jsdom
import { showInPanel } from './in-panel'
import { act, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { exportFormats, exportFormatEntries } from '@/lib/notes/export/registry'
import { ExportNotes } from '@/components/notes/transfer/export-notes'
import type * as exporting from '@/lib/notes/export/export-notes'
import type { ExportOutcome } from '@/lib/notes/export/export-notes'
import { OwnNote } from '@/components/notes/own-notes'
import { actionsThat, notes } from './fixtures'
import { t } from '@/lib/i18n/t'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const exportNotes = vi.hoisted(() => vi.fn<typeof exporting.exportNotes>())
vi.mock('@/lib/notes/export/export-notes', () => ({ exportNotes }))
let end: (outcome: ExportOutcome) => Promise<void>
beforeEach(() => {
  exportNotes.mockReset()
  exportNotes.mockReturnValue(
    new Promise((resolve) => {
      end = (outcome) =>
        act(() => {
          resolve(outcome)
          return Promise.resolve()
        })
    }),
  )
})

/** Moves the progress of the running export. */
const at = (done: number) => act(() => exportNotes.mock.lastCall![2].onProgress(done))
const signal = () => exportNotes.mock.lastCall![2].signal
const asked = () => exportNotes.mock.calls.map(([{ which, total, format }]) => [which, total, format])

const allOf = {
  all: null,
  here: ['here'],
  chosen: ['a'],
} as const
const showExport = (counts: { here?: number; chosen?: number } = {}) =>
  showInPanel(
    <ExportNotes
      all={12}
      here={0}
      chosen={0}
      remindsOfBackup={false}
      selectionOf={(scope) => Promise.resolve(allOf[scope])}
      {...counts}
    />,
  )
/** Presses a button, and waits for the writer to be loaded. */
const save = async (button: HTMLElement) => {
  fireEvent.click(button)
  await act(() => vi.dynamicImportSettled())
}
const saveAs = (name: string) => save(screen.getByRole('button', { name }))
const saved: ExportOutcome = { kind: 'saved', name: 'Claimlight notes.md', bytes: 12_345 }

describe('the export of notes', () => {
  test('asks which notes only if there is a choice', () => {
    showExport({ here: 12 })
    expect(screen.queryByRole('radio')).toBeNull()
    expect(screen.getByRole('heading', { name: t('exporting.do', 12) })).toBeTruthy()
  })

  test('selects the results by default, until the user chooses', async () => {
    showExport({ here: 3, chosen: 5 })
    const radios = within(screen.getByRole('group', { name: t('exporting.which') })).getAllByRole<HTMLInputElement>(
      'radio',
    )
    expect(radios.map(({ checked, labels }) => [labels?.[0]?.textContent, checked])).toEqual([
      ['All 12', false],
      ['Only the 5 found or selected', true],
      ['Only the 3 on this page', false],
    ])
    fireEvent.click(screen.getByRole('radio', { name: t('exporting.here', 3) }))
    expect(screen.getByRole('heading', { name: t('exporting.do', 3) })).toBeTruthy()
    await saveAs('Markdown')
    expect(asked()).toEqual([[allOf.here, 3, 'markdown']])
  })

  test('has three usual formats in sight, and describes each of the others', async () => {
    showExport({ chosen: 5 })
    const others = screen.getByText(t('exporting.others')).closest('details')!
    const inSight = screen.getAllByRole('button').filter((button) => !others.contains(button))
    expect(inSight.map((button) => button.textContent)).toEqual(['Markdown', 'CSV', 'Full backup'])
    expect(others.open).toBe(false)
    const rows = within(others).getAllByRole('listitem')
    expect(new Set(rows.map((row) => row.textContent)).size).toBe(
      exportFormats.filter((format) => !exportFormatEntries[format].isUsual).length,
    )
    await save(within(others).getByRole('button', { name: t('exporting.formats.html') }))
    expect(asked()).toEqual([[allOf.chosen, 5, 'html']])
  })

  test('puts all notes into a backup, whatever is chosen', async () => {
    showExport({ chosen: 5 })
    await saveAs('Full backup')
    expect(asked()).toEqual([[allOf.all, 12, 'backup']])
  })

  test('shows the name and the size of the saved file', async () => {
    showExport()
    await saveAs('Markdown')
    await end(saved)
    expect(screen.getByRole('status').textContent).toBe('Saved “Claimlight notes.md” (12 kB) to Downloads.')
  })

  test('shows its progress if it takes long, can be cancelled, and starts once on two clicks', async () => {
    showExport()
    const button = screen.getByRole('button', { name: t('exporting.formats.markdown') })
    fireEvent.click(button)
    await save(button)
    expect(exportNotes).toHaveBeenCalledOnce()
    expect(screen.queryByRole('progressbar')).toBeNull()
    at(2)
    act(() => void vi.advanceTimersByTime(400))
    at(5)
    expect(screen.getByRole<HTMLProgressElement>('progressbar').value).toBe(5)
    expect(screen.getByText(t('exporting.done', { done: 5, total: 12 }))).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: t('exporting.cancel') }))
    expect(signal().aborted).toBe(true)
    await end({ kind: 'stopped' })
    expect(screen.getByRole('status').textContent).toBe('Export cancelled. No file was saved.')
    expect(screen.queryByRole('progressbar')).toBeNull()
  })

  test.each([
    ['failed', 'The file could not be created. Your notes are safe.'],
    ['tooManyPages', 'There are too many pages for one zip file. Choose fewer notes or another format.'],
  ] as const)('reports when it %s', async (kind, words) => {
    showExport()
    await saveAs('Markdown')
    await end({ kind })
    expect(screen.getByRole('status').textContent).toBe(words)
  })

  test('is cancelled when the user leaves the view', async () => {
    const { unmount } = showExport()
    await saveAs('Markdown')
    unmount()
    expect(signal().aborted).toBe(true)
  })
})

describe('a note of the user', () => {
  test('is copied with its citation, and a failure is reported', async () => {
    const copyNote = vi.fn(() => Promise.resolve(false))
    showInPanel(<OwnNote annotation={notes[0]!} />, { actions: actionsThat({ copyNote }) })
    await act(() => Promise.resolve(fireEvent.click(screen.getByRole('button', { name: t('copied.copy') }))))
    expect(copyNote).toHaveBeenCalledExactlyOnceWith(notes[0])
    expect(screen.getByRole('status').textContent).toBe('The browser did not allow copying.')
  })
  test('has the focus on “Edit” again after its editor was left by Escape', () => {
    showInPanel(<OwnNote annotation={notes[0]!} />)
    fireEvent.click(screen.getByRole('button', { name: t('notes.edit') }))
    fireEvent.keyDown(screen.getByRole('textbox', { name: t('notes.note') }), { key: 'Escape' })
    expect(document.activeElement).toBe(screen.getByRole('button', { name: t('notes.edit') }))
  })
})
