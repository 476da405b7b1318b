import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { quietAction, setBrowser } from '../fake-browser'
import { fakeStorage } from '../platform/fake-storage'

const BEFORE =
  'The school opened in 1931. It has twelve rooms and a hall. The town paid for the roof. Nobody knows who drew the plan.'
const NOW =
  'The school opened in 1931. It has twelve rooms and a hall. The bishop paid for the roof. Nobody knows who drew the plan.'
let text = BEFORE
setBrowser({
  action: quietAction,
  storage: { session: fakeStorage(), local: fakeStorage() },
  tabs: {
    get: () => Promise.resolve({ incognito: false }),
    sendMessage: () => Promise.resolve({ ok: true, value: { text, blocks: [] } }),
  },
})
const evidence = vi.hoisted(() => ({ passages: [] as object[] }))
vi.mock('@/lib/check/active-dossiers', () => ({
  evidenceReadFrom: () => Promise.resolve({ research: { passages: evidence.passages } }),
}))
const { changePage } = await import('@/lib/check/page-states')
const { changesOfPage, watchPage } = await import('@/lib/check/page-changes')
const { pageState } = await import('@/lib/platform/session')
const { page } = await import('../components/fixtures')

const shown = { ...page, tabId: 1, url: 'https://paper.example/school', pageKey: 'https://paper.example/school' }
const sentence = 'The town paid for the roof.'
const start = BEFORE.indexOf(sentence)
const finding = { ...page.findings[0]!, start, end: start + sentence.length, quote: sentence }

beforeEach(async () => {
  text = BEFORE
  evidence.passages = []
  await changePage(1, () => ({ ...shown, findings: [finding] }))
})

test('a page that is watched says which of its sentences have changed since, until the watch ends', async () => {
  expect(await changesOfPage({ ...shown, text: NOW })).toEqual({})
  await watchPage(1, true)
  expect(await pageState(1).read()).toMatchObject({ isWatched: true })
  expect(await changesOfPage({ ...shown, text: BEFORE })).toEqual({ isWatched: true })
  const changes = [{ was: sentence, parts: [['town paid', 'bishop paid']] }]
  expect(await changesOfPage({ ...shown, text: NOW })).toMatchObject({
    isWatched: true,
    pageChanges: { by: 'watch', changes },
  })
  await watchPage(1, false)
  expect(await changesOfPage({ ...shown, text: NOW })).toEqual({})
})

test('a page that is evidence says which of its statements have changed since it was read', async () => {
  const [before, quote, after] = ['It has twelve rooms and a hall.', sentence, 'Nobody knows who drew the plan.']
  evidence.passages = [{ claim: 'c1', source: 1, quote, before, after, accessed: '2026-03-03' }]
  expect(await changesOfPage({ ...shown, text: BEFORE })).toEqual({})
  const { pageChanges } = await changesOfPage({ ...shown, text: NOW })
  expect(pageChanges).toEqual({
    by: 'evidence',
    since: '2026-03-03',
    changes: [{ was: sentence, parts: [['town paid', 'bishop paid']] }],
  })
  const cut = NOW.replace('The bishop paid for the roof. ', '')
  expect((await changesOfPage({ ...shown, text: cut })).pageChanges?.changes).toEqual([{ was: sentence, parts: [] }])
})
