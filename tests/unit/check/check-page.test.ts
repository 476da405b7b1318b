import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { WithOwnAddress } from '@/lib/text/own-address'
import type { PageState, PageText, ViewState } from '@/lib/schema/page-state'
import type { CheckProgress, CheckResult, Finding } from '@/lib/schema/finding'
import { nextTask } from '@/lib/text/run-in-slices'
import { fakeStorage } from '../platform/fake-storage'
import { quietAction, setBrowser } from '../fake-browser'

const session = fakeStorage()
const painted: { visit: string; findings: Finding[]; done: boolean }[] = []
const titles: string[] = []
const badge = vi.fn(() => Promise.resolve())
setBrowser({
  action: {
    ...quietAction,
    setBadgeText: badge,
    setTitle: ({ title }: { title: string }) => Promise.resolve(void titles.push(title)),
  },
  storage: { session, local: fakeStorage() },
  tabs: {
    sendMessage: (_tab: number, { data }: { data: (typeof painted)[number] }) => {
      painted.push(data)
      return Promise.resolve({ ok: true, value: null })
    },
  },
})

const finding = (n: number): Finding => ({
  start: n, end: n + 1, quote: 'x', verdict: 'contradicted', partial: false, claims: ['c'], sources: [1], newer: false,
    details: [],
}) // prettier-ignore
let slices: (text: string) => Generator<CheckProgress, CheckResult, void>
const dossier = {
  subject: { name: 'Ada' },
  entities: [],
  claims: [{ id: 'c', text: 'The claim.' }],
  sources: [{ n: 1, title: 'The source', publisher: 'P', date: '2022-07-13', url: 'https://s.example/', tier: 1 }],
}
let isEncoding = false
/** The dossiers whose subject the page names. */
let dossiers = [{ id: 'bundled', name: 'Ada' }]
vi.mock('@/lib/check/active-dossiers', () => ({
  activeDossiers: () => Promise.resolve([dossier]),
  activeSubjects: () => Promise.resolve(['Ada']),
  evidenceReadFrom: () => Promise.resolve(null),
  dossiersOf: () => Promise.resolve(new Map([['bundled', dossier]])),
  enginesFor: () =>
    Promise.resolve({
      engines: dossiers.map(() => ({
        dossier: null,
        engine: { checkInSlices: ({ text }: { text: string }) => slices(text) },
      })),
      dossiers,
      isEncoding: () => isEncoding,
    }),
}))
const { checkPage } = await import('@/lib/check/check-page')
const { beginPage, changePage, changeView } = await import('@/lib/check/page-states')

/** Each sentence takes longer than a slice. */
function* slowly(count: number): Generator<CheckProgress, CheckResult, void> {
  for (let n = 0; n < count; n++) {
    const end = performance.now() + 20
    while (performance.now() < end);
    yield { checked: n + 1, sentences: count, findings: [finding(n)] }
  }
  return { mentions: 1, sentences: count, findings: [], nearest: [] }
}
const page = (visit: string): WithOwnAddress<PageText> => ({
  visit, url: 'https://a.example/', pageKey: 'https://a.example/', title: 'T', site: 'A', date: null, lang: 'en',
  text: 'Head\n\nBody.',
  blocks: [{ kind: 'heading', start: 0, end: 4 }, { kind: 'paragraph', start: 6, end: 11 }],
}) // prettier-ignore
const watchStates = (heard: (state: PageState) => void): (() => void) => {
  const listener = (changes: Record<string, { newValue?: unknown }>) => {
    const state = changes['page:1']?.newValue
    if (state) heard(state as PageState)
  }
  session.onChanged.addListener(listener)
  return () => session.onChanged.removeListener(listener)
}
const viewed = async (): Promise<ViewState> => (await session.get('view:1'))['view:1'] as ViewState
const kept = async (): Promise<PageState> => (await session.get('page:1'))['page:1'] as PageState

beforeEach(() => {
  session.clear()
  painted.length = 0
  slices = () => slowly(4)
  dossiers = [{ id: 'bundled', name: 'Ada' }]
  isEncoding = false
})

describe('a check of a page', () => {
  test('paints batches with the texts for the card, and stores everything at the end', async () => {
    await checkPage(1, page('v'))
    expect(painted.length).toBeGreaterThan(1)
    expect(painted.map(({ done }) => done)).toEqual([...painted.slice(1).map(() => false), true])
    expect(painted.flatMap(({ findings }) => findings)).toHaveLength(4)
    expect(painted[0]).toMatchObject({
      about: {
        claims: { c: { text: 'The claim.' } },
        sources: { 1: { title: 'The source', from: 'P, 13 July 2022' } },
      },
    })
    expect(await kept()).toMatchObject({
      status: 'done',
      checked: 4,
      sentences: 4,
      blockStarts: [6],
      textLength: 11,
      dossiers: [{ id: 'bundled', name: 'Ada' }],
    })
    expect(badge).toHaveBeenLastCalledWith({ tabId: 1, text: '4' })
    expect(titles.at(-1)).toBe('Claimlight: 4 sentences conflict with the evidence (Ada)')
  })

  test('lists in each stored state as many findings as its number of sentences has', async () => {
    const states: PageState[] = []
    const stop = watchStates((state) => states.push(state))
    // The browser takes several tasks to store the first state.
    const set = session.set.bind(session)
    const slow = vi.spyOn(session, 'set').mockImplementationOnce(async (values) => {
      for (let task = 0; task < 3; task++) await nextTask()
      return set(values)
    })
    slices = () => slowly(6)
    await checkPage(1, page('v'))
    stop()
    slow.mockRestore()
    const begun = states.filter(({ checked }) => checked > 0)
    expect(begun.length).toBeGreaterThan(1)
    expect(begun.map(({ findings }) => findings.length)).toEqual(begun.map(({ checked }) => checked))
  })

  test('of an older visit ends when a newer visit starts, and its findings are removed', async () => {
    const older = checkPage(1, page('old'))
    await vi.waitFor(() => expect(painted.length).toBeGreaterThan(0))
    slices = () => slowly(1)
    await Promise.all([older, checkPage(1, page('new'))])
    const lastOfOld = painted.findLastIndex(({ visit }) => visit === 'old')
    expect(painted.slice(lastOfOld + 1).every(({ visit }) => visit === 'new')).toBe(true)
    expect(painted.filter(({ visit }) => visit === 'old').every(({ done }) => !done)).toBe(true)
    expect((await kept()).findings).toHaveLength(1)
  })

  test('of a page that was left ends before all of its sentences are judged', async () => {
    let judged = 0
    slices = function* () {
      for (const step of slowly(100)) {
        judged++
        yield step
        if (judged === 3) void changePage(1, () => null)
      }
      return { mentions: 1, sentences: 100, findings: [], nearest: [] }
    }
    await checkPage(1, page('v1'))
    expect(judged).toBeLessThan(100)
  })

  test('that found the page off its subject leaves the state to a later check', async () => {
    dossiers = []
    const older = checkPage(1, page('old'))
    await Promise.resolve()
    dossiers = [{ id: 'bundled', name: 'Ada' }]
    await Promise.all([older, checkPage(1, page('new'))])
    expect(await kept()).toMatchObject({ status: 'done', checked: 4 })
  })

  test('stores its findings also when an earlier word of the page is stored late', async () => {
    const early = beginPage(1)
    const check = checkPage(1, page('v'))
    await vi.waitFor(() => expect(painted.length).toBeGreaterThan(0))
    await changePage(1, (state) => (early.aborted ? state : null))
    await check
    expect(await kept()).toMatchObject({ status: 'done', checked: 4 })
  })

  test('of a page that is read again changes the list only when it is complete', async () => {
    await checkPage(1, page('first'))
    await changeView(1, (view) => ({ ...view, current: 2 }))
    const listed: number[] = []
    const stop = watchStates(({ findings }) => listed.push(findings.length))
    slices = () => slowly(3)
    await checkPage(1, page('second'))
    stop()
    expect(new Set(listed)).toEqual(new Set([4, 3])) // the former list, then the new one
    expect(await kept()).toMatchObject({ status: 'done', sentences: 3, findings: { length: 3 } })
    expect((await viewed()).current).toBe(0)
  })

  test('ends only when all claims of the dossier are encoded, with the former list until then', async () => {
    isEncoding = true
    await checkPage(1, page('words'))
    expect(await kept()).toMatchObject({ status: 'checking', checked: 4, findings: { length: 4 } })
    expect(painted.some(({ done }) => done)).toBe(false)
    await checkPage(1, page('again'))
    expect(await kept()).toMatchObject({ status: 'checking', findings: { length: 4 } })
    isEncoding = false
    slices = () => slowly(3)
    const listed: number[] = []
    const stop = watchStates(({ findings }) => listed.push(findings.length))
    await checkPage(1, page('encoded'))
    expect(new Set(listed)).toEqual(new Set([4, 3]))
    isEncoding = true
    await checkPage(1, page('changed'))
    stop()
    expect(await kept()).toMatchObject({ status: 'checking', findings: { length: 3 } })
  })

  test('has no findings when all dossiers of the page are off', async () => {
    await checkPage(1, page('first'))
    dossiers = []
    await checkPage(1, page('second'))
    expect(painted.at(-1)).toMatchObject({ visit: 'second', findings: [], replaces: true })
    expect(await kept()).toMatchObject({ status: 'off-subject', findings: [] })
  })

  test('reports a failure and keeps earlier findings', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    slices = () => {
      throw new Error('no')
    }
    await checkPage(1, page('v'))
    expect(await kept()).toMatchObject({ status: 'error', message: expect.stringContaining('stopped') })
    said.mockRestore()
  })

  test('reports that a part of it could not be stored, and says so also when later parts are', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    slices = () => slowly(8)
    const check = checkPage(1, page('v'))
    await vi.waitFor(async () => expect(await kept()).toMatchObject({ status: 'checking' }))
    const full = vi.spyOn(session, 'set').mockRejectedValueOnce(new Error('no room'))
    await check
    full.mockRestore()
    expect(await kept()).toMatchObject({ status: 'error', message: expect.stringContaining('stopped') })
    said.mockRestore()
  })

  test('is not overwritten by scroll positions that are reported during it', async () => {
    const check = checkPage(1, page('v'))
    await vi.waitFor(async () => expect(await kept()).toMatchObject({ status: 'checking' }))
    const scrolls = Promise.all(
      [1, 2, 3].map((start) => changeView(1, (view) => ({ ...view, inView: { start, end: 9 } }))),
    )
    await Promise.all([check, scrolls])
    expect(await kept()).toMatchObject({ status: 'done', findings: { length: 4 } })
    expect(await viewed()).toEqual({ inView: { start: 3, end: 9 }, current: null })
  })
})
