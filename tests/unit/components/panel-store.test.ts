import { beforeEach, expect, test, vi } from 'vitest'
import { createPanelStore } from '@/entrypoints/sidepanel/panel-store'
import type { PageState } from '@/lib/schema/page-state'

const { read, readPage, readQuestion, access, watchers, pageWatchers, loadWatchers } = vi.hoisted(() => ({
  read: vi.fn(() => Promise.resolve<object | null>(null)),
  readPage: vi.fn(() => Promise.resolve<object | null>(null)),
  readQuestion: vi.fn(() => Promise.resolve<object | null>(null)),
  access: vi.fn(() => Promise.resolve({ access: 'open', isLoading: false })),
  watchers: new Set<(wish: object) => void>(),
  pageWatchers: new Set<(page: object | null) => void>(),
  loadWatchers: new Set<(tabId: number, status: string) => void>(),
}))
vi.mock('@/lib/platform/session', () => {
  const item = { read: () => Promise.resolve(null), watch: () => () => undefined }
  const watchIn =
    <T>(list: Set<T>) =>
    (changed: T) => (list.add(changed), () => list.delete(changed))
  return {
    checkRequest: { read, watch: watchIn(watchers) },
    pageState: () => ({ read: readPage, watch: watchIn(pageWatchers) }),
    viewState: () => item,
    selectionCheck: () => ({ ...item, read: readQuestion }),
  }
})
vi.mock('@/lib/platform/page-access', () => ({ pageAccess: access }))
vi.mock('@/lib/platform/permissions', () => ({ watchAllSites: () => () => undefined }))
vi.mock('@/lib/platform/tabs', () => ({
  NO_TAB: -1,
  onTabLoading: (changed: (tabId: number, status: string) => void) => (
    loadWatchers.add(changed),
    () => loadWatchers.delete(changed)
  ),
  watchActiveTab: () => () => undefined,
  activeTab: () => Promise.resolve(5),
}))
beforeEach(() => {
  vi.useRealTimers()
  watchers.clear()
  pageWatchers.clear()
  loadWatchers.clear()
})

const wish = (tabId: number, ago = 0) => ({ tabId, id: 'one', at: Date.now() - ago })
const page = { id: 'one', status: 'reading', findings: [] as PageState['findings'] }
const settled = () => new Promise((tick) => setTimeout(tick, 0))

test('a panel that opens with a click says at once that the page is read, before the background does', async () => {
  read.mockResolvedValueOnce(wish(5))
  const store = createPanelStore(5)
  await settled()
  expect(store.state).toMatchObject({ tabId: 5, page: null, isAsked: true })
})

test('an answer on a selection has the findings that are not muted', async () => {
  const findings = [{ start: 0 }, { start: 9 }]
  readQuestion.mockResolvedValueOnce({ id: 'q', findings, muted: [{ start: 0, mutes: ['m'] }] })
  const store = createPanelStore(5)
  await settled()
  expect(store.state.question).toMatchObject({ id: 'q', findings: [{ start: 9 }], muted: [{ start: 0 }] })
})

test('the panel of a window follows its active tab', async () => {
  read.mockResolvedValueOnce(wish(5))
  const store = createPanelStore(null)
  await settled()
  expect(store.state).toMatchObject({ tabId: 5, isAsked: true, access: 'open' })
})

test('an old click, and one on another tab, say nothing', async () => {
  read.mockResolvedValueOnce(wish(5, 60_000))
  const store = createPanelStore(5)
  await settled()
  for (const changed of watchers) changed(wish(6))
  expect(store.state.isAsked).toBe(false)
})

test.each([
  ['in front shows the page', false, '#/page'],
  ['behind another tab keeps its text with the findings', true, '#/check'],
])('at a click on the toolbar button a panel in a tab %s', async (_what, hidden, hash) => {
  vi.stubGlobal('document', { hidden, querySelector: () => null })
  vi.stubGlobal('location', { hash: '#/check' })
  createPanelStore(null)
  await settled()
  for (const changed of watchers) changed(wish(5))
  expect(location.hash).toBe(hash)
  vi.unstubAllGlobals()
})

test('the answer ends it, also when the page is left afterwards', async () => {
  read.mockResolvedValueOnce(wish(5))
  const store = createPanelStore(5)
  await settled()
  for (const changed of pageWatchers) changed(page)
  expect(store.state).toMatchObject({ page, isAsked: false })
  for (const changed of pageWatchers) changed(null)
  expect(store.state).toMatchObject({ page: null, isAsked: false })
})

test('from the load of another page on, the page is being read until the background knows it', async () => {
  const store = createPanelStore(5)
  await settled()
  for (const changed of pageWatchers) changed(page)
  for (const changed of loadWatchers) changed(5, 'loading')
  for (const changed of pageWatchers) changed(null)
  expect(store.state).toMatchObject({ page: null, isLeft: true })
  const next = { ...page, id: 'two' }
  for (const changed of pageWatchers) changed(next)
  expect(store.state).toMatchObject({ page: next, isLeft: false })
})

test('a panel that opens while its tab loads takes the page for one that is being read', async () => {
  access.mockResolvedValueOnce({ access: 'open', isLoading: true })
  const store = createPanelStore(5)
  await settled()
  expect(store.state).toMatchObject({ page: null, isLeft: true })
  for (const changed of pageWatchers) changed(page)
  expect(store.state).toMatchObject({ page, isLeft: false })
})

test('a panel that opens beside a page that has just loaded takes it for one that is being read, for a while', async () => {
  vi.useFakeTimers()
  const store = createPanelStore(5)
  await vi.advanceTimersByTimeAsync(0)
  expect(store.state).toMatchObject({ page: null, isLeft: true })
  await vi.advanceTimersByTimeAsync(3000)
  expect(store.state).toMatchObject({ page: null, isLeft: false })
})

test('a panel that opens beside a page that is known shows it at once', async () => {
  readPage.mockResolvedValueOnce(page)
  const store = createPanelStore(5)
  const seen = new Set<boolean>()
  store.subscribe(() => seen.add(store.state.isLeft))
  await settled()
  expect(store.state).toMatchObject({ page })
  expect([...seen]).toEqual([false])
})

test('a loaded page of which nothing comes is no longer said to be read', async () => {
  vi.useFakeTimers()
  const store = createPanelStore(5)
  await vi.advanceTimersByTimeAsync(5000)
  for (const changed of loadWatchers) changed(5, 'loading')
  await vi.advanceTimersByTimeAsync(4000)
  expect(store.state.isLeft).toBe(true)
  for (const changed of loadWatchers) changed(5, 'complete')
  await vi.advanceTimersByTimeAsync(3000)
  expect(store.state.isLeft).toBe(false)
})
