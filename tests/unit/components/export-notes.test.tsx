// @vitest-environment jsdom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { exportFormats, exportFormatEntries } from '@/lib/notes/export/registry'
import { ExportNotes, type ExportNotesProps } from '@/components/notes/transfer/export-notes'
import type { ExportOutcome, ExportWatch, RunExport } from '@/lib/notes/export/export-notes'
import { OwnNote } from '@/components/notes/own-notes'
import { actionsThat, notes } from './fixtures'
import { show } from './render'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** An export whose progress the test controls. */
function held() {
  let end: (outcome: ExportOutcome) => void = () => undefined
  let watch: ExportWatch | undefined
  const run = vi.fn<RunExport>((_what, _format, watched) => {
    watch = watched
    return new Promise((resolve) => (end = resolve))
  })
  return {
    run,
    at: (done: number) => {
      act(() => watch!.onProgress(done))
    },
    end: (outcome: ExportOutcome) =>
      act(() => {
        end(outcome)
        return Promise.resolve()
      }),
    signal: () => watch!.signal,
  }
}
const showExport = (props: Partial<ExportNotesProps> = {}) =>
  show(<ExportNotes all={12} here={0} chosen={0} onExport={() => Promise.resolve({ kind: 'stopped' })} {...props} />)
const saved: ExportOutcome = { kind: 'saved', name: 'Claimlight notes.md', bytes: 12_345 }

describe('the export of notes', () => {
  test('asks which notes only if there is a choice', () => {
    showExport({ here: 12 })
    expect(screen.queryByRole('radio')).toBeNull()
    expect(screen.getByRole('heading', { name: 'Export 12 notes' })).toBeTruthy()
  })

  test('selects the results by default, until the user chooses', () => {
    const { run } = held()
    showExport({ here: 3, chosen: 5, onExport: run })
    const radios = within(screen.getByRole('group', { name: 'Notes to export' })).getAllByRole<HTMLInputElement>(
      'radio',
    )
    expect(radios.map(({ checked, labels }) => [labels?.[0]?.textContent, checked])).toEqual([
      ['All 12', false],
      ['Only the 5 found or selected', true],
      ['Only the 3 on this page', false],
    ])
    fireEvent.click(screen.getByRole('radio', { name: 'Only the 3 on this page' }))
    expect(screen.getByRole('heading', { name: 'Export 3 notes' })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Markdown' }))
    expect(run).toHaveBeenCalledExactlyOnceWith('here', 'markdown', expect.anything())
  })

  test('has three usual formats in sight, and describes each of the others', () => {
    const { run } = held()
    showExport({ chosen: 5, onExport: run })
    const others = screen.getByText('Other formats').closest('details')!
    const inSight = screen.getAllByRole('button').filter((button) => !others.contains(button))
    expect(inSight.map((button) => button.textContent)).toEqual(['Markdown', 'CSV', 'Full backup'])
    expect(others.open).toBe(false)
    const rows = within(others).getAllByRole('listitem')
    expect(new Set(rows.map((row) => row.textContent)).size).toBe(
      exportFormats.filter((format) => !exportFormatEntries[format].isUsual).length,
    )
    fireEvent.click(within(rows[1]!).getByRole('button', { name: 'HTML' }))
    expect(run).toHaveBeenCalledExactlyOnceWith('chosen', 'html', expect.anything())
  })

  test('puts all notes into a backup, whatever is chosen', () => {
    const { run } = held()
    showExport({ chosen: 5, onExport: run })
    fireEvent.click(screen.getByRole('button', { name: 'Full backup' }))
    expect(run).toHaveBeenCalledExactlyOnceWith('all', 'backup', expect.anything())
  })

  test('shows the name and the size of the saved file', async () => {
    const { run, end } = held()
    showExport({ onExport: run })
    fireEvent.click(screen.getByRole('button', { name: 'Markdown' }))
    await end(saved)
    expect(screen.getByRole('status').textContent).toBe('Saved “Claimlight notes.md” (12 kB) to Downloads.')
  })

  test('shows its progress if it takes long, can be cancelled, and starts once on two clicks', async () => {
    const { run, at, end, signal } = held()
    showExport({ onExport: run })
    const button = screen.getByRole('button', { name: 'Markdown' })
    fireEvent.click(button)
    fireEvent.click(button)
    expect(run).toHaveBeenCalledTimes(1)
    expect(screen.queryByRole('progressbar')).toBeNull()
    at(2)
    act(() => void vi.advanceTimersByTime(400))
    at(5)
    expect(screen.getByRole<HTMLProgressElement>('progressbar').value).toBe(5)
    expect(screen.getByText('5 of 12 notes')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(signal().aborted).toBe(true)
    await end({ kind: 'stopped' })
    expect(screen.getByRole('status').textContent).toBe('Export cancelled. No file was saved.')
    expect(screen.queryByRole('progressbar')).toBeNull()
  })

  test.each([
    ['failed', 'The file could not be created. Your notes are safe.'],
    ['tooManyPages', 'There are too many pages for one zip file. Choose fewer notes or another format.'],
  ] as const)('reports when it %s', async (kind, words) => {
    const { run, end } = held()
    showExport({ onExport: run })
    fireEvent.click(screen.getByRole('button', { name: 'Markdown' }))
    await end({ kind })
    expect(screen.getByRole('status').textContent).toBe(words)
  })

  test('is cancelled when the user leaves the view', () => {
    const { run, signal } = held()
    const { unmount } = showExport({ onExport: run })
    fireEvent.click(screen.getByRole('button', { name: 'Markdown' }))
    unmount()
    expect(signal().aborted).toBe(true)
  })
})

describe('a note of the user', () => {
  test('is copied with its citation, and a failure is reported', async () => {
    const copyNote = vi.fn(() => Promise.resolve(false))
    show(<OwnNote annotation={notes[0]!} actions={actionsThat({ copyNote })} />)
    await act(() => Promise.resolve(fireEvent.click(screen.getByRole('button', { name: 'Copy' }))))
    expect(copyNote).toHaveBeenCalledExactlyOnceWith(notes[0])
    expect(screen.getByRole('status').textContent).toBe('The browser did not allow copying.')
  })
  test('has the focus on “Edit” again after its editor was left by Escape', () => {
    show(<OwnNote annotation={notes[0]!} actions={actionsThat({})} />)
    fireEvent.click(screen.getByRole('button', { name: 'Edit' }))
    fireEvent.keyDown(screen.getByRole('textbox', { name: 'Note' }), { key: 'Escape' })
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Edit' }))
  })
})
