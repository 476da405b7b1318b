import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import type { AnnotationDraft } from '@/lib/schema/annotation'
import { setBrowser } from '../fake-browser'
import { fakeStorage } from '../platform/fake-storage'

const quietly = (): Promise<void> => Promise.resolve()
setBrowser({
  action: { setBadgeText: quietly, setBadgeBackgroundColor: quietly, setBadgeTextColor: quietly, setTitle: quietly, setIcon: quietly }, // prettier-ignore
  storage: { session: fakeStorage(), local: fakeStorage() },
  tabs: { get: () => Promise.resolve({ incognito: false }) },
})
const { changePage } = await import('@/lib/check/page-states')
const { storePlacedNotes } = await import('@/lib/check/placed-notes')
const { dismissChange } = await import('@/lib/check/dismissed-changes')
const { readNoteChanges } = await import('@/lib/notes/note-changes')
const { database } = await import('@/lib/notes/data/database')
const { saveAnnotation } = await import('@/lib/notes/data/store')
const { pageState } = await import('@/lib/platform/session')
const { page } = await import('../components/fixtures')

const CANONICAL = 'https://paper.example/works-of-tides'
const url = 'https://paper.example/?p=2'
const shown = { ...page, tabId: 1, url, pageKey: CANONICAL, otherKeys: [url], title: 'The school' }
const put = (change: Partial<AnnotationDraft>) => {
  const anchor = { quote: { exact: 'The tide table was printed twice.', prefix: '', suffix: '' }, position: null, range: null }
  const note = { basedOn: null, id: 'n', url: 'https://paper.example/?p=1', pageKey: CANONICAL, title: 'The years', claim: null, anchor, note: 'Mine', tags: [], color: null, finding: null }
  return saveAnnotation({ ...note, ...change }, '2026-01-01T00:00:00.000Z')
} // prettier-ignore

beforeEach(async () => {
  await database().annotations.clear()
  await changePage(1, () => shown)
})

test('a note of another page with this canonical link is not missing here, and new notes get a key of their own', async () => {
  await put({})
  await storePlacedNotes(1, { orphans: ['n'], moved: [], changes: [] })
  expect(await pageState(1).read()).toMatchObject({ pageKey: url, orphans: [] })
})

test('a note made on this page is missing when its words are gone', async () => {
  await put({ url })
  await storePlacedNotes(1, { orphans: ['n'], moved: [], changes: [] })
  expect(await pageState(1).read()).toMatchObject({ pageKey: CANONICAL, orphans: ['n'] })
})

test('nothing is stored for a page that was left', async () => {
  await storePlacedNotes(2, { orphans: ['n'], moved: [], changes: [] })
  expect(await pageState(2).read()).toBeNull()
})

test('a dismissed change of a note is not shown again, but its next change is', async () => {
  await put({ url })
  const change = (added: string) => ({
    id: 'n',
    kind: 'changed' as const,
    parts: [['1', added] as [string, string]],
    anchor: null,
  })
  const place = (added: string) => storePlacedNotes(1, { orphans: ['n'], moved: [], changes: [change(added)] })
  const shownNow = async () => (await pageState(1).read())?.changes
  await place('2')
  expect(await shownNow()).toEqual([change('2')])
  await dismissChange(1, 'n')
  expect(await pageState(1).read()).toMatchObject({ changes: [], orphans: ['n'] })
  await place('2')
  expect(await shownNow()).toEqual([])
  await place('3')
  expect(await shownNow()).toEqual([change('3')])
})

test('a change is known to the list of notes after the tab is closed, until the words are back', async () => {
  await put({ url })
  const change = { id: 'n', kind: 'deleted' as const, parts: [], anchor: null }
  await storePlacedNotes(1, { orphans: ['n'], moved: [], changes: [change] })
  expect([...(await readNoteChanges())]).toEqual([['n', change]])
  await storePlacedNotes(1, { orphans: [], moved: [], changes: [] })
  expect([...(await readNoteChanges())]).toEqual([])
})
