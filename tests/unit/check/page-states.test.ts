import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { PageState } from '@/lib/schema/page-state'
import { fakeStorage } from '../platform/fake-storage'
import { quietAction, setBrowser } from '../fake-browser'

const session = fakeStorage()
setBrowser({ action: quietAction, storage: { session, local: fakeStorage() } })
const { newCheck } = await import('@/lib/check/check-states')
const { changePage, changeView } = await import('@/lib/check/page-states')
const { reuseFindings } = await import('@/lib/check/reuse-findings')
const { page } = await import('../components/fixtures')
const { knownTabs, viewState } = await import('@/lib/platform/session')

const opened = (tabId: number): PageState => ({ ...page, tabId, id: `check-${tabId}` })
const [first, second] = [page.findings.slice(0, 2), page.findings.slice(2, 5)]

beforeEach(() => session.clear())

describe('the stored state of a tab', () => {
  test('changes only in the view on scrolling, not in the page', async () => {
    await changePage(1, () => opened(1))
    const written: string[] = []
    const listener = (changes: object) => void written.push(...Object.keys(changes))
    session.onChanged.addListener(listener)
    await changeView(1, (view) => ({ ...view, inView: { start: 4, end: 9 } }))
    session.onChanged.removeListener(listener)
    expect(written).toEqual(['view:1'])
    expect(await viewState(1).read()).toEqual({ inView: { start: 4, end: 9 }, current: null })
  })

  test('gets an empty view with a new check', async () => {
    await changePage(1, () => opened(1))
    await changeView(1, (view) => ({ ...view, current: 7 }))
    await changePage(1, (state) => state && { ...state, checked: 5 })
    expect(await viewState(1).read()).toMatchObject({ current: 7 })
    await changePage(1, () => ({ ...page, id: newCheck({}).id, status: 'off' }))
    expect(await viewState(1).read()).toEqual({ inView: null, current: null })
  })

  test('is deleted with its view when the tab has no page', async () => {
    await changeView(1, (view) => ({ ...view, current: 7 }))
    await changePage(2, () => opened(2))
    await changePage(2, () => null)
    expect(await session.get(null)).toEqual({ tabs: {} })
  })

  test('is indexed for all tabs, also after concurrent changes, without findings', async () => {
    await Promise.all([1, 2, 3].map((tabId) => changePage(tabId, () => opened(tabId))))
    await Promise.all([
      changePage(1, (state) => state && { ...state, orphans: ['n'] }),
      changePage(2, () => null),
      changePage(3, (state) => state && { ...state, status: 'off' }),
    ])
    const { url, pageKey, title, site } = page
    expect(await knownTabs()).toEqual([
      { tabId: 1, since: expect.any(Number) as number, url, pageKey, title, site, status: 'done', orphans: ['n'] },
      { tabId: 3, since: expect.any(Number) as number, url, pageKey, title, site, status: 'off' },
    ])
  })
})

describe('the findings of a panel', () => {
  const copy = (state: PageState): PageState => structuredClone(state)
  const begun = { ...opened(1), findings: first }
  const grown = { ...begun, findings: [...first, ...second] }

  test('are the same objects while a check adds to them', () => {
    const after = reuseFindings(begun, copy(grown))
    expect(after.findings).toEqual([...first, ...second])
    expect(after.findings.slice(0, 2).every((finding, i) => finding === first[i])).toBe(true)
    expect(after.blockStarts).toBe(begun.blockStarts)
  })

  test('are the same list while another field changes', () => {
    expect(reuseFindings(grown, { ...copy(grown), checked: 40 }).findings).toBe(grown.findings)
  })

  test('are replaced when some are muted or the page is checked again', () => {
    const muted = { ...grown, muted: first.map(({ start }) => ({ start, mutes: ['mute-1'] })) }
    expect(reuseFindings(grown, copy(muted)).findings).toEqual(second)
    const again = { ...copy(grown), id: 'another' }
    expect(reuseFindings(grown, again)).toEqual(again)
    expect(reuseFindings(null, again)).toEqual(again)
  })
})
