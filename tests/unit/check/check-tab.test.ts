import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { t } from '@/lib/i18n/t'
import type { PageState } from '@/lib/schema/page-state'
import { quietAction, setBrowser } from '../fake-browser'
import { fakeStorage } from '../platform/fake-storage'

const session = fakeStorage()
const local = fakeStorage()
/** The status that the panel shows when the page agent is started. */
let statusAtStart: string | undefined
let mayStart = true
let neverSettles = false
let isRefused = false
let address: string | undefined = 'https://a.example/'
/** Address and state of the tab after the browser has refused the page agent. */
let afterRefusal: { url?: string; status?: string } = {}
setBrowser({
  action: quietAction,
  storage: { session, local },
  permissions: { contains: () => Promise.resolve(false) },
  tabs: { get: () => Promise.resolve({ url: address, title: 'A page', ...(isRefused ? afterRefusal : {}) }) },
  extension: { isAllowedFileSchemeAccess: () => Promise.resolve(false) },
  scripting: {
    executeScript: async () => {
      statusAtStart = (await pageState(1).read())?.status
      if (neverSettles) return new Promise(() => undefined)
      isRefused = !mayStart
      if (!mayStart) throw new Error('not allowed')
      return [{}]
    },
  },
})
const { checkTab } = await import('@/lib/check/check-tab')
const { changePage } = await import('@/lib/check/page-states')
const { pageState, selectionCheck } = await import('@/lib/platform/session')
const { changeSettings } = await import('@/lib/platform/settings')
const { page, question } = await import('../components/fixtures')

const put = (status: PageState['status']) => changePage(1, () => ({ ...page, tabId: 1, status }))

beforeEach(() => {
  session.clear()
  local.clear()
  statusAtStart = undefined
  mayStart = true
  isRefused = false
  afterRefusal = {}
  address = 'https://a.example/'
})

test('a page that was never read is shown as being read before the page agent starts', async () => {
  await checkTab(1, true)
  expect(statusAtStart).toBe('reading')
})

test.each(['not-allowed', 'closed'] as const)('a page that was %s is shown as being read', async (status) => {
  await put(status)
  await checkTab(1, true)
  expect(statusAtStart).toBe('reading')
})

test('a page with findings keeps them while it is read again', async () => {
  await put('done')
  await checkTab(1, true)
  expect((await pageState(1).read())?.findings).toEqual(page.findings)
})

test.each([true, false])(
  'the answer on a selection goes when the page is checked, and only then (read: %s)',
  async (isRead) => {
    mayStart = isRead
    await selectionCheck(1).write(question)
    await checkTab(1, true)
    expect(await selectionCheck(1).read()).toEqual(isRead ? null : question)
  },
)

test.each([
  [true, 'closed'],
  [false, 'not-allowed'],
] as const)('a page that the browser refuses is not left as being read (gesture: %s)', async (gesture, status) => {
  mayStart = false
  await checkTab(1, gesture)
  expect(statusAtStart).toBe('reading')
  expect(await pageState(1).read()).toMatchObject({ status, message: expect.any(String) })
})

test('a page that is switched off is not shown as being read', async () => {
  await changeSettings({ off: { everywhere: true, sites: [], pages: [] } })
  await checkTab(1, true)
  expect(statusAtStart).toBeUndefined()
  expect((await pageState(1).read())?.status).toBe('off')
})

test('an injection that never settles ends with a reason of its own, and files and sources of pages have theirs', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  neverSettles = true
  const asked = checkTab(1, true)
  await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1))
  await vi.runAllTimersAsync()
  expect(await asked).toMatchObject({ started: false, message: expect.stringContaining('does not answer yet') })
  expect((await pageState(1).read())?.status).toBe('error')
  vi.useRealTimers()
  neverSettles = false
  mayStart = false
  address = 'file:///home/a/text.html'
  expect((await checkTab(1, true)).message).toContain('access to file URLs')
  address = undefined
  expect((await checkTab(1, true)).message).toContain('access to file URLs')
  address = 'view-source:https://a.example/'
  expect((await checkTab(1, true)).message).toContain('the source of a page')
})

describe('a page that the browser refuses after a click', () => {
  beforeEach(() => {
    mayStart = false
    address = undefined
  })
  afterEach(() => void vi.unstubAllEnvs())

  test('while it is being loaded may be read later: it gets no advice on files', async () => {
    afterRefusal = { status: 'loading' }
    const { message } = await checkTab(1, true)
    expect(message).toBe(t('pageStatus.noAnswer'))
    expect(await pageState(1).read()).toMatchObject({ status: 'error', message })
  })

  test('is named by the address that the browser gives only then, and gets no advice on files', async () => {
    afterRefusal = { url: 'https://a.example/' }
    expect((await checkTab(1, true)).message).toBe(t('pageStatus.closedPage'))
    expect(await pageState(1).read()).toMatchObject({ status: 'closed', url: 'https://a.example/' })
  })

  test('gets no advice on files in Firefox, which has no setting for them', async () => {
    vi.stubEnv('FIREFOX', 'true')
    expect((await checkTab(1, true)).message).toBe(t('pageStatus.closedPage'))
  })
})
