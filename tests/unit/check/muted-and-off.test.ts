import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { database } from '@/lib/notes/data/database'
import type { MuteDraft } from '@/lib/schema/mute'
import type { Finding } from '@/lib/schema/finding'
import type { PageState } from '@/lib/schema/page-state'
import { fakeStorage } from '../platform/fake-storage'
import { quietAction, setBrowser } from '../fake-browser'
import { defaultSettings } from '@/lib/schema/settings'

const session = fakeStorage()
const local = fakeStorage()
const sent: { kind: string; data: { findings?: Finding[]; replaces?: boolean } }[] = []
const badge = vi.fn(() => Promise.resolve())
const started: number[] = []
setBrowser({
  action: { ...quietAction, setBadgeText: badge },
  storage: { session, local },
  scripting: {
    executeScript: ({ target }: { target: { tabId: number } }) => {
      started.push(target.tabId)
      return Promise.resolve([])
    },
  },
  tabs: {
    query: () => Promise.resolve([{ id: 1 }, { id: 2 }]),
    get: () => Promise.resolve({ url: 'https://paper.example/story#top', title: 'Story' }),
    sendMessage: (_tab: number, message: (typeof sent)[number]) => {
      sent.push(message)
      return Promise.resolve({ ok: true, value: message.kind === 'which-visit' ? { visit: 'v' } : null })
    },
  },
})
const words = { a: 'He stayed.', b: 'He stayed in 2019.', c: 'He left.' }
const claimsOf = (texts: Record<string, string>) => Object.entries(texts).map(([id, text]) => ({ id, text }))
const ada = { subject: { name: 'Ada' }, version: '7', entities: [], claims: claimsOf(words), sources: [] }
vi.mock('@/lib/check/active-dossiers', () => ({
  activeDossiers: () => Promise.resolve([{}]),
  activeSubjects: () => Promise.resolve(['Ada']),
  dossierOf: () => Promise.resolve(ada),
  dossiersOf: () => Promise.resolve(new Map([['bundled', { ...ada, claims: [] }]])),
}))
const { unmuteFinding, muteFinding } = await import('@/lib/check/mutes/mutes')
const { withMutes } = await import('@/lib/check/muted')
const { shownFindings } = await import('@/lib/check/reuse-findings')
const withoutMuted = async (findings: Finding[]) => shownFindings(await withMutes({ findings }))
const { updateSwitchedOffTabs } = await import('@/lib/check/off')
const { checkTab } = await import('@/lib/check/check-tab')
const { changeSettings } = await import('@/lib/platform/settings')
const { selectionCheck } = await import('@/lib/platform/session')
const { changeCheck, newCheck } = await import('@/lib/check/check-states')
const { changeOwnCheck, ownTextCheck } = await import('@/lib/check/own-texts/own-text-state')
const { changePage } = await import('@/lib/check/page-states')

const finding = (start: number, quote: string, claims: string[]): Finding => ({
  start, end: start + quote.length, quote, verdict: 'contradicted', partial: false, claims, sources: [], newer: false,
    details: [],
}) // prettier-ignore
const one = finding(0, 'He left in “2019”.', ['a', 'b'])
const other = finding(30, 'He came in 2018.', ['c'])
const draft: MuteDraft = {
  sentence: one.quote,
  claims: [{ id: 'a', words: 'He stayed.' }],
  verdict: 'contradicted',
  url: 'https://paper.example/story',
  title: 'Story',
}
const kept = async (): Promise<PageState> => (await session.get('page:1'))['page:1'] as PageState

beforeEach(async () => {
  ada.claims = claimsOf(words)
  session.clear()
  local.clear()
  await database().mutes.clear()
  sent.length = started.length = 0
  const page = { url: 'https://paper.example/story', pageKey: 'https://paper.example/story', title: 'S', site: 'paper.example', date: null, status: 'done' } as const // prettier-ignore
  await changePage(1, () => newCheck({ ...page, tabId: 1, findings: [one, other] }))
})

describe('a muted finding', () => {
  test('is removed from the panel, the page and the count, and restored at its position by undo', async () => {
    const { id } = await muteFinding(draft)
    // What is stored of the check stays as it was found.
    expect((await kept()).findings).toEqual([one, other])
    expect(shownFindings(await kept())).toEqual([other])
    expect(sent.at(-1)).toMatchObject({ kind: 'paint', data: { findings: [other], replaces: true } })
    expect(badge).toHaveBeenLastCalledWith({ tabId: 1, text: '1' })
    await unmuteFinding(id)
    expect(shownFindings(await kept())).toEqual([one, other])
    expect(sent.at(-1)).toMatchObject({ kind: 'paint', data: { findings: [one, other], replaces: true } })
  })

  test('is recognised on any page by its words in any formatting and a common claim', async () => {
    const { id } = await muteFinding(draft)
    const same = finding(7, 'He  left in "2019".', ['b', 'a'])
    const elsewhere = finding(9, 'He left in 2019.', ['z'])
    expect(await withoutMuted([same, elsewhere])).toEqual([elsewhere])
    await unmuteFinding(id)
    expect(await withoutMuted([same])).toEqual([same])
  })
})

test('a finding is shown again when its claim has other words, and muted again with these', async () => {
  await muteFinding(draft)
  expect(await withoutMuted([one])).toEqual([])
  ada.claims = claimsOf({ ...words, a: 'He stayed until 2032.' })
  expect(await withoutMuted([one])).toEqual([one])
  const claims = [{ id: 'a', words: 'He stayed until 2032.' }]
  const { id } = await muteFinding({ ...draft, claims })
  expect(await withMutes({ findings: [one] })).toMatchObject({ muted: [{ start: one.start, mutes: [id] }] })
})

test('an answer to a question loses and gets back its finding like the page, by the ids of the mutes', async () => {
  await changeCheck(selectionCheck(1), () =>
    newCheck({ tabId: 1, pageKey: '', text: one.quote, anchor: null, status: 'done', findings: [one] }),
  )
  const { id } = await muteFinding(draft)
  expect(await selectionCheck(1).read()).toMatchObject({ findings: [one], muted: [{ start: one.start, mutes: [id] }] })
  await unmuteFinding(id)
  expect((await selectionCheck(1).read())?.muted).toBeUndefined()
})

test('an answer on a page that is not checked, and the own text, lose and get back their finding', async () => {
  const answer = newCheck({ tabId: 2, pageKey: '', text: one.quote, anchor: null, status: 'done', findings: [one] })
  await changeCheck(selectionCheck(2), () => answer)
  await changeOwnCheck(() => newCheck({ status: 'done', findings: [other, one] }))
  const mutedNow = async () => [(await selectionCheck(2).read())?.muted, (await ownTextCheck.read())?.muted]
  const { id } = await muteFinding(draft)
  const muted = [{ start: one.start, mutes: [id] }]
  expect(await mutedNow()).toEqual([muted, muted])
  await unmuteFinding(id)
  expect(await mutedNow()).toEqual([undefined, undefined])
})

describe('muting at the same time', () => {
  const otherDraft: MuteDraft = { ...draft, sentence: other.quote, claims: [{ id: 'c', words: 'He left.' }] }

  test('two findings removes both, in any order of writing', async () => {
    const real = database().mutes.orderBy.bind(database().mutes)
    // The first query is answered late.
    const slow = vi.spyOn(database().mutes, 'orderBy').mockImplementationOnce((index) => {
      const rows = real(index as string).reverse().toArray().then(async (found) => (await pause(300), found)) // prettier-ignore
      return { reverse: () => ({ toArray: () => rows }) } as unknown as ReturnType<typeof real>
    })
    const first = muteFinding(draft)
    await vi.waitFor(() => expect(slow).toHaveBeenCalled())
    await Promise.all([first, muteFinding(otherDraft)])
    slow.mockRestore()
    expect(await kept()).toMatchObject({
      findings: [one, other],
      muted: [{ start: one.start }, { start: other.start }],
    })
  })

  test('reads the mutes again after an error', async () => {
    await muteFinding(draft)
    const { id } = await muteFinding(otherDraft)
    const broken = vi.spyOn(database().mutes, 'orderBy').mockImplementationOnce(() => {
      throw new Error('blocked')
    })
    await unmuteFinding(id)
    broken.mockRestore()
    expect(await withoutMuted([one])).toEqual([])
  })

  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
})

describe('a page that is turned off', () => {
  test('loses its marks and findings at once, whether it, its site or everything was turned off', async () => {
    for (const off of [
      { everywhere: true },
      { sites: ['paper.example'] },
      { pages: ['https://paper.example/story'] },
    ]) {
      const before = await session.get(null)
      await changeSettings({ off: { ...defaultSettings.off, ...off } })
      await updateSwitchedOffTabs()
      expect(await kept()).toMatchObject({ status: 'off', findings: [] })
      expect(sent.at(-1)).toMatchObject({ kind: 'paint', data: { findings: [], replaces: true } })
      await session.set(before)
    }
  })

  test('is checked again when it is turned on', async () => {
    await changeSettings({ off: { ...defaultSettings.off, everywhere: true } })
    await updateSwitchedOffTabs()
    await changeSettings({ off: defaultSettings.off })
    await updateSwitchedOffTabs()
    expect(started).toEqual([1])
  })

  test('is not checked on request, and the panel says why', async () => {
    await changeSettings({ off: { ...defaultSettings.off, sites: ['paper.example'] } })
    expect(await checkTab(1, true)).toEqual({ started: false })
    expect(started).toEqual([])
    expect((await kept()).status).toBe('off')
  })
})
