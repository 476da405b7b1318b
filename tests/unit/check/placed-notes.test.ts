import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { AnnotationDraft } from '@/lib/schema/annotation'
import { quietAction, setBrowser } from '../fake-browser'
import { fakeStorage } from '../platform/fake-storage'

/** Runs between reading a page's state and writing where its notes are. */
let whenAskedForTab = (): Promise<void> => Promise.resolve()
const quietly = (): Promise<void> => Promise.resolve()
setBrowser({
  action: quietAction,
  storage: { session: fakeStorage(), local: fakeStorage() },
  tabs: { get: () => whenAskedForTab().then(() => ({ incognito: false })) },
})
const { changePage } = await import('@/lib/check/page-states')
const { storeUncheckedPage } = await import('@/lib/check/page-seen')
const { storePlacedNotes } = await import('@/lib/check/placed-notes')
const { dismissChange } = await import('@/lib/check/placed-notes')
const { readNoteChanges } = await import('@/lib/notes/note-changes')
const { database } = await import('@/lib/notes/data/database')
const { saveAnnotation } = await import('@/lib/notes/data/store')
const { newestTabs, pageState } = await import('@/lib/platform/session')
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
  whenAskedForTab = quietly
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

describe('notes placed while a page is being read', () => {
  const reading = { ...shown, status: 'reading' as const, pageKey: '', otherKeys: [] }
  beforeEach(async () => {
    await changePage(1, () => reading)
    await put({ url })
  })

  test('do not overwrite the key of the page that its check has stored', async () => {
    const check = async () => {
      await changePage(1, (state) => (state?.status === 'reading' ? shown : state))
    }
    whenAskedForTab = check
    await storePlacedNotes(1, { orphans: ['n'], moved: [], changes: [] })
    await check()
    expect(await pageState(1).read()).toMatchObject({ status: 'done', pageKey: CANONICAL })
    await storePlacedNotes(1, { orphans: ['n'], moved: [], changes: [] })
    expect(await pageState(1).read()).toMatchObject({ pageKey: CANONICAL, orphans: ['n'] })
  })

  test('are stored with a page that is not checked, whose report came before', async () => {
    const seen = { url, canonical: CANONICAL, title: shown.title, status: 'off-subject' as const }
    const stored = storeUncheckedPage(seen, { tabId: 1, url })
    await storePlacedNotes(1, { orphans: ['n'], moved: [], changes: [] })
    await stored
    expect(await pageState(1).read()).toMatchObject({ status: 'off-subject', pageKey: CANONICAL, orphans: ['n'] })
  })
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

test('an older copy of the page in another tab neither hides a note nor changes its words in the list of notes', async () => {
  await put({ url })
  await changePage(1, () => ({ ...shown, since: 2 }))
  await changePage(2, () => ({ ...shown, tabId: 2, since: 1 }))
  const changes = [{ id: 'n', kind: 'deleted' as const, parts: [], anchor: null }]
  await storePlacedNotes(2, { orphans: ['n'], moved: [], changes })
  await storePlacedNotes(1, { orphans: [], moved: [], changes: [] })
  await storePlacedNotes(2, { orphans: ['n'], moved: [], changes })
  expect((await newestTabs()).flatMap(({ orphans = [] }) => orphans)).toEqual([])
  expect([...(await readNoteChanges())]).toEqual([])
})
