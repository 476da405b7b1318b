import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Article, CheckResult, LookupResult, SentenceLookup } from '@/lib/schema/finding'
import type { EvidenceOffer, NamedDossier, PageState, SelectionCheck } from '@/lib/schema/page-state'
import type { DossierSubject } from '@/lib/dossiers/data/subject-names'
import type { DossierEngine } from '@/lib/check/check-together'
import type { Engine } from '@/lib/engine'
import { fakeStorage } from '../platform/fake-storage'
import { setBrowser } from '../fake-browser'
import { foundAtOnce } from './found-at-once'
import type { Span } from '@/lib/text/spans'

const session = fakeStorage()
/** What the script reads in the page; null: the browser allows none there. */
let selected: unknown = null
let whileRead = (): Promise<void> => Promise.resolve()
setBrowser({
  storage: { session, local: fakeStorage() },
  tabs: { sendMessage: () => Promise.reject(new Error('no listener')) },
  scripting: {
    async executeScript() {
      await whileRead()
      if (selected === null) throw new Error('not allowed')
      return [{ result: { selection: selected, facts } }]
    },
  },
})
const asked: { article: Article; start: number; end: number }[] = []
let answer: Pick<CheckResult, 'findings' | 'nearest'> = { findings: [], nearest: [] }
let looked: LookupResult = { sentences: [] }
const elsewhere = { engines: [] as DossierEngine[], dossiers: [] as NamedDossier[] }
let offer: EvidenceOffer | null = null
/** What the page or the selection names. */
let named: { subject: DossierSubject }[] = []
vi.mock('@/lib/check/evidence-offer', () => ({ evidenceOffer: () => Promise.resolve(offer) }))
vi.mock('@/lib/check/active-dossiers', () => ({
  dossiersAsked: () => Promise.resolve(named),
  otherEngines: () => Promise.resolve(elsewhere),
  enginesFor: () =>
    Promise.resolve({
      engines: [
        {
          dossier: null,
          engine: {
            checkInSlices: (article: Article, _occasion: 'asked', _shared: unknown, part: Span) => {
              asked.push({ article, ...part })
              return foundAtOnce(answer.findings, answer)
            },
            lookUp: () => looked,
          },
        },
      ],
      dossiers: [{ id: 'bundled', name: 'Ada Example' }],
    }),
}))
const { checkClickedText } = await import('@/lib/check/ask-question')
const { checkMessages } = await import('@/lib/check/messages')
const { page } = await import('../components/fixtures')

const state: PageState = { ...page, tabId: 7 }
const facts = { canonical: null, title: state.title, site: state.site, date: state.date }
/** Chooses "Check this claim". @param selection the words that the browser gives with the click */
const check = (selection = '', tabId = 7): Promise<void> =>
  checkClickedText({
    item: 'check-claim',
    tabId,
    windowId: 1,
    frameId: 0,
    selection,
    on: {},
    pageUrl: state.url,
    pageTitle: state.title,
  })
const kept = async (): Promise<SelectionCheck> => (await session.get('question:7'))['question:7'] as SelectionCheck
const read = (text: string, before = '', after = '') => ({ text, before, after, anchor: null })
const lookup = (start: number, quote: string): SentenceLookup => ({
  start,
  end: start + quote.length,
  quote,
  finding: null,
  reason: 'no-near-claim',
  lookedFor: ['juggle'],
  nearest: [{ claim: 'c', shared: ['Example'], missing: ['juggle'] }],
})

beforeEach(async () => {
  session.clear()
  asked.length = 0
  selected = null
  whileRead = () => Promise.resolve()
  answer = { findings: [], nearest: ['c'] }
  looked = { sentences: [] }
  offer = null
  named = []
  Object.assign(elsewhere, { engines: [], dossiers: [] })
  await session.set({ 'page:7': state })
})

describe('the selection of a page', () => {
  test('is compared with nothing where the evidence may only be about the page, which the answer offers', async () => {
    selected = read('She sailed.')
    offer = { dossiers: ['ship'], name: 'SS Halvard Borg', shared: ['Borgstrand'] }
    await check()
    expect(asked).toEqual([])
    expect(await kept()).toMatchObject({ status: 'done', findings: [], nearest: [], offer })
  })

  test('is compared with the evidence that it names, and the answer offers what else the page may be about', async () => {
    named = [{ subject: { name: 'Ada Example', aliases: [], kind: 'person' } }]
    offer = { dossiers: ['ship'], name: 'SS Halvard Borg', shared: ['Borgstrand'] }
    selected = read('Ada Example sailed.')
    await check()
    expect(asked).toHaveLength(1)
    expect(await kept()).toMatchObject({ status: 'done', nearest: ['c'], dossiers: [{ id: 'bundled' }], offer })
    // Words that name nothing may be on any evidence, which is asked at once.
    selected = read('She sailed.')
    await check()
    expect((await kept()).offer).toBeUndefined()
  })

  test('is checked in its context, and stored as a question of that page', async () => {
    selected = read('She juggles.', 'Ada Example. ', ' The end.')
    looked = { sentences: [lookup(13, 'She juggles.')] }
    await check()
    expect(asked).toEqual([
      { article: { text: 'Ada Example. She juggles. The end.', date: state.date }, start: 13, end: 25 },
    ])
    expect(await kept()).toMatchObject({
      tabId: 7,
      url: state.url,
      pageKey: state.pageKey,
      title: state.title,
      text: 'She juggles.',
      status: 'done',
      nearest: ['c'],
      dossiers: [{ id: 'bundled', name: 'Ada Example' }],
    })
  })

  describe('with another dossier that is on', () => {
    const found = { ...page.findings[0]!, start: 0, end: 12, dossier: 'other' }
    beforeEach(() => {
      selected = read('She juggles.')
      const engine = { checkInSlices: () => foundAtOnce([found]), lookUp: () => looked }
      elsewhere.engines = [{ dossier: 'other', engine: engine as unknown as Engine }]
      elsewhere.dossiers = [{ id: 'other', name: 'Bo Other' }]
    })

    test('is answered by it where the dossiers of the page have nothing on it, each time', async () => {
      for (const _time of [1, 2]) {
        await check()
        const { findings, dossiers } = await kept()
        expect(findings.map(({ dossier, verdict }) => [dossier, verdict])).toEqual([['other', found.verdict]])
        expect(dossiers).toEqual([{ id: 'bundled', name: 'Ada Example' }, ...elsewhere.dossiers])
      }
      expect((await session.get('page:7'))['page:7'], 'the page has its own dossiers alone').toEqual(state)
    })

    test('is answered by those of the page alone where they have anything on it', async () => {
      answer = { findings: [{ ...found, verdict: 'supported', dossier: 'bundled' }], nearest: [] }
      await check()
      expect(await kept()).toMatchObject({
        findings: [{ dossier: 'bundled' }],
        dossiers: [{ id: 'bundled', name: 'Ada Example' }],
      })
    })

    test('has the closest claims of the page’s dossiers and the names of all where none has anything', async () => {
      const { engine } = elsewhere.engines[0]!
      Object.assign(engine, { checkInSlices: () => foundAtOnce([], { nearest: ['x'] }) })
      await check()
      expect(await kept()).toMatchObject({ findings: [], nearest: ['c'], dossiers: [{}, { name: 'Bo Other' }] })
    })
  })

  test('that is not in English is not checked, gets no closest claims, and keeps its context for a model', async () => {
    selected = read(
      'Andrej Karpathy ist ein Forscher und hat die Firma Eureka Labs mit Sitz in den USA gegründet.',
      'x'.repeat(5000),
      ' Er lebt dort.',
    )
    await check()
    expect(asked).toEqual([])
    expect(await kept()).toMatchObject({
      status: 'error',
      nearest: [],
      message: 'Claimlight only reads English. This text seems to be in another language.',
      isForeign: true,
      date: state.date,
      context: { before: 'x'.repeat(1000), after: ' Er lebt dort.' },
    })
  })

  test('with a few words in the language of the page is not checked either', async () => {
    const page = 'Er ist ein Forscher und hat die Firma mit Sitz in den USA gegründet. Das ist nicht alles. '
    selected = read('Karpathy verließ Tesla 2019.', page)
    await check()
    expect(asked).toEqual([])
    expect((await kept()).context?.before).toBe(page)
  })

  test.each(['Eureka Labs', 'He left Tesla.'])(
    'with a name or English words on a page in another language is checked: %s',
    async (words) => {
      selected = read(
        words,
        'Er ist ein Forscher und hat die Firma mit Sitz in den USA gegründet. Das ist nicht alles. ',
      )
      await check()
      expect(asked).toHaveLength(1)
      expect((await kept()).isForeign).toBeUndefined()
    },
  )

  test.each([
    ['in English by its own words, is checked', 'Karpathy left Tesla in July 2019.', null, 1],
    ['marked as English, is checked', 'Karpathy, Tesla: next stop', 'en-GB', 1],
    ['marked as another language, is not checked', 'Karpathy left Tesla in July 2019.', 'de', 0],
  ])('between paragraphs in other languages, %s: %s', async (_, words, lang, times) => {
    const [before, after] = [
      'Andrej Karpathy gründete im Juli 2024 die Firma Eureka Labs. Er arbeitete bis 2022 bei Tesla. Das ist alles. ',
      ' Andrej Karpathy nació en Bratislava y estudió en la Universidad de Toronto.',
    ]
    selected = { ...read(words, before, after), lang }
    await check()
    expect(asked).toHaveLength(times)
  })

  test('gets the explanation of each sentence, with offsets in the selection', async () => {
    selected = read('She juggles.', 'Ada Example. ')
    const finding = { ...page.findings[0]!, start: 13, end: 25 }
    looked = { sentences: [{ ...lookup(13, 'She juggles.'), finding }] }
    await check()
    const [one] = (await kept()).lookups!
    expect([one!.start, one!.end, one!.finding!.start, one!.finding!.end]).toEqual([0, 12, 0, 12])
    expect(one!.nearest).toEqual([{ claim: 'c', shared: ['Example'], missing: ['juggle'] }])
  })

  test('gets explanations for at most twenty sentences', async () => {
    selected = read('a'.repeat(100))
    looked = { sentences: Array.from({ length: 30 }, (_, i) => lookup(i, 'a')) }
    await check()
    expect((await kept()).lookups).toHaveLength(20)
  })

  test.each([
    ['blanks', read('  \n ')],
    ['invalid', { text: 5 }],
  ])('is not checked when it is %s', async (_, given) => {
    selected = given
    await check()
    expect(asked).toEqual([])
    expect(await kept()).toMatchObject({ status: 'error', findings: [] })
  })

  test.each([
    ['an answer', read('She juggles.')],
    [
      'a reason why it is not checked',
      read('Sie ist eine Forscherin und hat die Firma mit Sitz in den USA gegründet.'),
    ],
  ])('that was dismissed while the page was read does not come back with %s', async (_, given) => {
    selected = given
    whileRead = () => session.remove('question:7')
    await check()
    expect(await kept()).toBeUndefined()
  })

  test('is checked as the browser gives it where no script may run in the page', async () => {
    await check('She juggles.')
    expect(asked).toEqual([{ article: { text: 'She juggles.' }, start: 0, end: 12 }])
    expect(await kept()).toMatchObject({ text: 'She juggles.', status: 'done' })
  })
})

describe('the message about a selection', () => {
  test('looks up a text', async () => {
    looked = { sentences: [lookup(0, 'She juggles.')] }
    expect(await checkMessages['look-up'].handle({ text: 'She juggles.' })).toEqual(looked)
  })
})
