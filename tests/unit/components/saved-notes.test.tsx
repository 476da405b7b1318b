// @vitest-environment jsdom
import { pageInPanel, type PageInTab } from './in-panel'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import type { NoteActions } from '@/components/panel/note-actions'
import type { Annotation } from '@/lib/schema/annotation'
import { notes, page, question } from './fixtures'
import { show } from './render'
import { t } from '@/lib/i18n/t'

const noteOn = (id: string, exact: string | null, note = `Mine on ${exact ?? 'all'}`): Annotation => ({
  ...notes[0]!,
  id,
  note,
  finding: null,
  anchor: exact === null ? null : { quote: { exact, prefix: '', suffix: '' }, position: null, range: null },
})
const whole = noteOn('whole', null)
const beside = noteOn('beside', 'A caption that no finding is about')
const gone = noteOn('gone', 'A sentence that was taken out')

function showPage(props: PageInTab, actions: Partial<NoteActions> = {}) {
  return show(pageInPanel(props, actions))
}
const others = () => screen.getByRole('region', { name: t('pageNotes.others') })

describe('a note on the whole page', () => {
  test('is shown below the findings', () => {
    showPage({ notesHere: [whole] })
    const article = within(screen.getByRole('region', { name: t('pageNotes.onPage') }))
    expect(article.getByText('Mine on all')).toBeTruthy()
    expect(screen.queryByRole('region', { name: t('pageNotes.others') })).toBeNull()
  })
  test.each([
    ['that was checked', page],
    ['off the subject', { ...page, status: 'off-subject', findings: [] }],
    ['in another language', { ...page, status: 'other-language', findings: [] }],
  ] as const)('can be written on a page %s', async (_, shown) => {
    const saveNote = vi.fn(() => Promise.resolve(null))
    showPage({ page: { ...shown, findings: [...shown.findings] } }, { saveNote })
    fireEvent.click(screen.getByRole('button', { name: t('pageNotes.notePage') }))
    fireEvent.change(screen.getByRole('textbox', { name: t('notes.note') }), { target: { value: 'Read again' } })
    fireEvent.click(screen.getByRole('button', { name: t('notes.save') }))
    await waitFor(() => expect(screen.queryByRole('textbox', { name: t('notes.note') })).toBeNull())
    expect(saveNote).toHaveBeenCalledWith({ kind: 'page' }, expect.objectContaining({ note: 'Read again' }))
  })
  test.each([
    ['that was not checked', { page: null }],
    ['that the browser does not allow to read', { page: { ...page, status: 'not-allowed' as const, pageKey: '' } }],
    ['that is off', { page: { ...page, status: 'off' as const }, off: 'site' as const }],
  ])('cannot be written on a page %s', (_, props) => {
    showPage(props)
    expect(screen.queryByRole('button', { name: t('pageNotes.notePage') })).toBeNull()
  })
})

describe('a note on words without a finding', () => {
  test('is listed with its quote, and leads to it', async () => {
    const goToNote = vi.fn(() => Promise.resolve(true))
    showPage({ notesHere: [beside, notes[0]!] }, { goToNote })
    const list = within(others())
    expect(list.getByText('A caption that no finding is about')).toBeTruthy()
    expect(list.queryByText('Ask the desk: leave or departure?')).toBeNull()
    fireEvent.click(list.getByRole('button', { name: t('finding.goTo') }))
    await waitFor(() => expect(goToNote).toHaveBeenCalledWith(beside))
  })
  test('is not listed again when it is shown under the answer to a question', () => {
    showPage({ notesHere: [noteOn('asked', question.text)], question })
    expect(screen.queryByRole('region', { name: t('pageNotes.others') })).toBeNull()
  })
})

describe('a note whose sentence is no longer on the page', () => {
  const orphaned = { notesHere: [gone], page: { ...page, orphans: ['gone'] } }

  test('is listed folded, with its quote', () => {
    showPage(orphaned)
    expect(within(others()).getByText(t('pageNotes.gone', 1))).toBeTruthy()
    const item = within(within(others()).getByText('A sentence that was taken out').closest('li')!)
    expect(item.getByText('Mine on A sentence that was taken out')).toBeTruthy()
    expect(item.queryByRole('button', { name: t('finding.goTo') })).toBeNull()
  })
  test.each(['deleted', 'gone'] as const)('is in one place where it is known that its words are %s', (kind) => {
    showPage({ ...orphaned, page: { ...orphaned.page, changes: [{ id: 'gone', kind, parts: [], anchor: null }] } })
    const news = within(screen.getByRole('region', { name: t('changed.name', 1) }))
    expect(news.getByText('A sentence that was taken out')).toBeTruthy()
    expect(news.getByText('Mine on A sentence that was taken out')).toBeTruthy()
    expect(news.getByRole('button', { name: t('pageNotes.attach') })).toBeTruthy()
    expect(screen.queryByRole('region', { name: t('pageNotes.others') })).toBeNull()
  })
  test('is also listed on a page that does not name the subject', () => {
    showPage({ ...orphaned, page: { ...orphaned.page, status: 'off-subject', findings: [] } })
    expect(within(others()).getByText('A sentence that was taken out')).toBeTruthy()
  })
  test('can be attached to the selection on the page', async () => {
    const attachNote = vi.fn(() => Promise.resolve(null))
    showPage(orphaned, { attachNote })
    fireEvent.click(within(others()).getByText(t('pageNotes.attach')))
    await waitFor(() => expect(attachNote).toHaveBeenCalledWith(gone))
    expect(within(others()).getByRole('alert', { hidden: true }).textContent).toBe('')
  })
  test('shows an error when nothing is selected', async () => {
    showPage(orphaned, { attachNote: () => Promise.resolve('Nothing is selected on the page.') })
    fireEvent.click(within(others()).getByText(t('pageNotes.attach')))
    await waitFor(() =>
      expect(within(others()).getByRole('alert', { hidden: true }).textContent).toBe(
        'Nothing is selected on the page.',
      ),
    )
  })
})
