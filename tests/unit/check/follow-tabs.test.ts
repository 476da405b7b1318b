import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { PageState, SelectionCheck } from '@/lib/schema/page-state'
import { quietAction, setBrowser } from '../fake-browser'
import { fakeStorage } from '../platform/fake-storage'

const session = fakeStorage()
let closed: (tabId: number) => void = () => undefined
let replaced: (added: number, removed: number) => void = () => undefined
let updated: (tabId: number, change: { status?: string }) => void = () => undefined
/** The reply of the page that is in the tab; null: nothing answers. */
let shown: { visit: string | null; url: string } | null = null
setBrowser({
  action: quietAction,
  storage: { session, local: fakeStorage() },
  tabs: {
    onRemoved: { addListener: (listener: typeof closed) => (closed = listener) },
    onReplaced: { addListener: (listener: typeof replaced) => (replaced = listener) },
    onUpdated: { addListener: (listener: typeof updated) => (updated = listener) },
    sendMessage: () => (shown ? Promise.resolve({ ok: true, value: shown }) : Promise.reject(new Error())),
  },
})
const { followTabs } = await import('@/lib/check/follow-tabs')
const { beginPage, changePage } = await import('@/lib/check/page-states')
const { askedSentences, pageState, selectionCheck, readTabIndex } = await import('@/lib/platform/session')
const { page } = await import('../components/fixtures')
followTabs()

const put = (over: Partial<PageState> = {}) => changePage(1, () => ({ ...page, tabId: 1, ...over }))
const settled = async () => {
  // Two turns of the queue of page changes.
  await changePage(9, () => null)
  await changePage(9, () => null)
}

beforeEach(async () => {
  session.clear()
  shown = { visit: 'v', url: `${page.url}#part` }
  await selectionCheck(1).write({ text: 'asked' } as SelectionCheck)
})

describe('the state of a tab', () => {
  test('is removed with its question and the sentences asked about when the tab is closed', async () => {
    await put()
    await askedSentences(1).write({ page: page.url, quotes: ['asked'] })
    closed(1)
    await vi.waitFor(async () => expect(await readTabIndex()).toEqual({}))
    expect(await pageState(1).read()).toBeNull()
    await vi.waitFor(async () => expect(await selectionCheck(1).read()).toBeNull())
    await vi.waitFor(async () => expect(await askedSentences(1).read()).toBeNull())
  })

  test('is removed when the browser gives the tab another id', async () => {
    await put()
    replaced(2, 1)
    await vi.waitFor(async () => expect(await readTabIndex()).toEqual({}))
  })

  test('is unchanged when only the fragment of the address has changed', async () => {
    await put()
    updated(1, { status: 'loading' })
    updated(1, { status: 'complete' })
    await settled()
    expect(await pageState(1).read()).not.toBeNull()
    expect(await selectionCheck(1).read()).not.toBeNull()
  })

  test('is removed when the page agent was unloaded with its page', async () => {
    await put()
    shown = null
    updated(1, { status: 'loading' })
    await vi.waitFor(async () => expect(await selectionCheck(1).read()).toBeNull())
    expect(await pageState(1).read()).toBeNull()
  })

  test.each<[string, Partial<PageState>, { visit?: string | null; url?: string }]>([
    ['another address', {}, { url: 'https://a.example/before' }],
    ['another visit to the same address', { visit: 'w' }, {}],
    ['another page that is not checked', { visit: 'w' }, { visit: null }],
  ])('is removed when the browser has brought back %s', async (_, state, reply) => {
    await put(state)
    shown = { visit: 'v', url: page.url, ...reply }
    updated(1, { status: 'complete' })
    await vi.waitFor(async () => expect(await selectionCheck(1).read()).toBeNull())
    expect(await pageState(1).read()).toBeNull()
  })

  test('is unchanged while the page of its visit is shown', async () => {
    await put({ visit: 'v' })
    updated(1, { status: 'loading' })
    await settled()
    expect(await pageState(1).read()).not.toBeNull()
  })

  test.each(['not-allowed', 'no-text'] as const)(
    'of a page that is %s is removed only by the next load',
    async (status) => {
      await put({ status })
      shown = null
      updated(1, { status: 'complete' })
      await settled()
      expect(await pageState(1).read()).not.toBeNull()
      updated(1, { status: 'loading' })
      await vi.waitFor(async () => expect(await pageState(1).read()).toBeNull())
    },
  )

  test('of a page off the subject ends its own check when it is left, and not that of the next page', async () => {
    const left = 'https://a.example/soup'
    for (const [url, isEnded] of [[left, true], [page.url, false]] as const) {
      await put({ url: left, status: 'off-subject' })
      const check = beginPage(1, { url, visit: 'v' })
      updated(1, { status: 'complete' })
      await vi.waitFor(async () => expect(await pageState(1).read()).toBeNull())
      expect(check.aborted).toBe(isEnded)
    }
  }) // prettier-ignore
})
