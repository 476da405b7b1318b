// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { t } from '@/lib/i18n/t'
import type { Annotation } from '@/lib/schema/annotation'
import type { TabEntry } from '@/lib/schema/page-state'
import { notes, page as shown } from '../components/fixtures'

type Ask = (kind: string, data: unknown) => unknown
const call = vi.fn<Ask>()
const opened = vi.fn((_url: string) => Promise.resolve())
const shownTab = vi.fn((_tabId: number) => Promise.resolve())
let tabs: TabEntry[] = []
vi.mock('@/lib/messaging/call', () => ({
  callBackground: (kind: string, data: unknown) => Promise.resolve(call(kind, data)),
  callPage: (tabId: number, kind: string, data: object) => Promise.resolve(call(kind, { tabId, ...data })),
}))
vi.mock('@/lib/platform/tabs', () => ({ openPage: opened, showTab: shownTab }))
vi.mock('@/lib/platform/session', () => ({ knownTabs: () => Promise.resolve(tabs) }))
const { attachToNewWords, attachToSelection } = await import('@/lib/notes/note-places')
const { openNote } = await import('@/lib/notes/note-places')

const note: Annotation = notes[0]!
const anchor = { quote: { exact: 'Other words', prefix: '', suffix: '' }, position: { start: 3, end: 14 }, range: null }
const done = vi.fn<(says: string, undo: () => void) => void>()

beforeEach(() => {
  vi.clearAllMocks()
  tabs = []
  location.hash = ''
})

describe('a note is attached to the selection', () => {
  const answer = (selection: unknown, saved: unknown = { outcome: 'saved', annotation: { ...note, anchor, modified: 'later' } }): Ask =>
    (kind) => kind === 'read-selection' ? selection : { ok: true, value: saved } // prettier-ignore

  test('without the verdict on the old words, and undo restores anchor and verdict', async () => {
    call.mockImplementation(answer({ ok: true, value: { anchor } }))
    expect(await attachToSelection(note, shown, done)).toBeNull()
    expect(call).toHaveBeenLastCalledWith(
      'save-annotation',
      expect.objectContaining({ id: note.id, basedOn: note.modified, anchor, note: note.note, finding: null }),
    )
    const [[says, undo] = []] = done.mock.calls
    expect(says).toBe(t('pageNotes.attached'))
    undo?.()
    expect(call).toHaveBeenLastCalledWith(
      'save-annotation',
      expect.objectContaining({ id: note.id, basedOn: 'later', anchor: note.anchor, finding: note.finding }),
    )
  })
  test.each([
    ['nothing is selected', { ok: true, value: null }, 'pageNotes.nothingSelected'],
    ['the page sends an invalid anchor', { ok: true, value: { anchor: { quote: 5 } } }, 'pageNotes.nothingSelected'],
    ['the page does not answer', { ok: false, code: 'unreachable' }, 'pageNotes.noReader'],
  ] as const)('but not when %s', async (_, selection, why) => {
    call.mockImplementation(answer(selection))
    expect(await attachToSelection(note, shown, done)).toBe(t(why))
    expect(call).not.toHaveBeenCalledWith('save-annotation', expect.anything())
    expect(done).not.toHaveBeenCalled()
  })
  test('but not on another page, or over a change from another window', async () => {
    call.mockImplementation(answer({ ok: true, value: { anchor } }, { outcome: 'changed-elsewhere', stored: note }))
    expect(await attachToSelection(note, { ...shown, pageKey: 'https://other.example/' }, done)).toBe(
      t('pageNotes.notOpen'),
    )
    expect(call).not.toHaveBeenCalled()
    expect(await attachToSelection(note, shown, done)).toMatch(/changed in another window/)
    expect(done).not.toHaveBeenCalled()
  })
})

test('a note attached to new words keeps the old ones in its text but not their verdict, and undo restores all', async () => {
  const old = note.anchor?.quote.exact ?? ''
  call.mockImplementation((_, data) => ({
    ok: true,
    value: { outcome: 'saved', annotation: { ...note, ...(data as object), modified: 'later' } },
  }))
  const change = { id: note.id, kind: 'changed' as const, parts: [], anchor }
  expect(await attachToNewWords(note, change, done)).toBeNull()
  const [, saved] = call.mock.calls.at(-1) ?? []
  expect(saved).toMatchObject({ id: note.id, basedOn: note.modified, anchor, finding: null, tags: note.tags })
  const text = (saved as Annotation).note
  expect(text.startsWith(note.note)).toBe(true)
  expect(text).toContain(`“${old}”`)
  done.mock.calls[0]?.[1]()
  expect(call).toHaveBeenLastCalledWith(
    'save-annotation',
    expect.objectContaining({
      id: note.id,
      basedOn: 'later',
      anchor: note.anchor,
      note: note.note,
      finding: note.finding,
    }),
  )
})

describe('a note opens', () => {
  const found = (isFound: boolean) => call.mockReturnValue({ ok: true, value: { found: isFound } })

  test('in a new tab, at its quote, when no tab has its page', async () => {
    openNote(note, null)
    await vi.waitFor(() => expect(opened).toHaveBeenCalled())
    expect(opened).toHaveBeenCalledWith(
      `${note.url}#:~:text=She%20left%20the%20works%20in%20March%202022%2C%20after%20five%20years.`,
    )
  })
  test('in the tab that already has its page', async () => {
    found(true)
    tabs = [{ ...shown, tabId: 7 }]
    openNote(note, { ...shown, tabId: 1, pageKey: 'https://other.example/' })
    await vi.waitFor(() => expect(shownTab).toHaveBeenCalledWith(7))
    expect(call).toHaveBeenCalledWith('scroll-to-annotation', { tabId: 7, id: note.id })
    expect(opened).not.toHaveBeenCalled()
  })
  test('in the tab to which its page has moved', async () => {
    found(true)
    tabs = [{ ...shown, tabId: 7, pageKey: 'https://review.example/new', moved: [note.id] }]
    openNote(note, null)
    await vi.waitFor(() => expect(shownTab).toHaveBeenCalledWith(7))
  })
  test('in the tab of its page when it has no quote or its quote was not found', async () => {
    found(false)
    openNote({ ...note, anchor: null }, shown)
    await vi.waitFor(() => expect(shownTab).toHaveBeenCalledTimes(1))
    openNote(note, { ...shown, orphans: [note.id] })
    await vi.waitFor(() => expect(shownTab).toHaveBeenCalledTimes(2))
    expect(opened).not.toHaveBeenCalled()
  })
  test('in a new tab when the known tab has another page by now', async () => {
    found(false)
    openNote(note, shown)
    await vi.waitFor(() => expect(opened).toHaveBeenCalled())
  })
  test('in the dossier, when it is on a claim', () => {
    openNote({ ...note, claim: 'left-works', pageKey: '', url: '', anchor: null }, shown)
    expect(location.hash).toBe('#/claim/left-works')
  })
  test('in the dossier that the claim is of', () => {
    const dossier = { id: 'harbour-works', name: 'Harbour Works' }
    openNote({ ...note, claim: 'left-works', dossier, pageKey: '', url: '', anchor: null }, shown)
    expect(location.hash).toBe('#/of/harbour-works/claim/left-works')
  })
  test('never at an address that is not http(s)', async () => {
    openNote({ ...note, url: 'javascript:alert(1)' }, null)
    await new Promise((tick) => setTimeout(tick, 0))
    expect(opened).not.toHaveBeenCalled()
  })
})
