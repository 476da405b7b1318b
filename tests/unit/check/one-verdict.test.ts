import { beforeEach, describe, expect, test, vi } from 'vitest'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { stateOf } from '@/lib/details/state'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { createEngine, type Engine } from '@/lib/engine'
import { makeAnchor } from '@/lib/page/anchor/anchor'
import type { Block, Finding } from '@/lib/schema/finding'
import type { PageState, SelectionCheck } from '@/lib/schema/page-state'
import { readFolder } from '@/packages/lab/train/annotated-texts'
import { isFullRun } from '../../lanes'
import { quietAction, setBrowser } from '../fake-browser'
import { fakeStorage } from '../platform/fake-storage'
import { foundAtOnce } from './found-at-once'

const session = fakeStorage()
let page = { text: '', blocks: [] as Block[] }
let selected = { start: 0, end: 0 }
const facts = { url: 'https://a.example/', canonical: null, title: 'T', site: 'A', author: '', date: null }
const answers: Record<string, () => unknown> = {
  'page-text': () => page,
  'which-visit': () => ({ visit: 'v', url: 'https://a.example/' }),
}
setBrowser({
  action: quietAction,
  storage: { session, local: fakeStorage() },
  scripting: { executeScript: () => Promise.resolve([{ result: { selection: readSelected(), facts } }]) },
  tabs: {
    sendMessage: (_tab: number, { kind }: { kind: string }) =>
      Promise.resolve({ ok: true, value: answers[kind]?.() ?? null }),
  },
})
let engine = createEngine(bundledDossier, bundledIndex)
vi.mock('@/lib/check/evidence-offer', () => ({ evidenceOffer: () => Promise.resolve(null) }))
vi.mock('@/lib/check/active-dossiers', () => ({
  dossiersAsked: () => Promise.resolve([]),
  dossiersOf: () => Promise.resolve(new Map([['bundled', bundledDossier]])),
  otherEngines: () => Promise.resolve({ engines: [], dossiers: [] }),
  evidenceReadFrom: () => Promise.resolve(null),
  clearDossierCache: () => undefined,
  activeSearchNames: () => Promise.resolve(['Ada']),
  activeSubjects: () => Promise.resolve(['Andrej Karpathy']),
  enginesFor: () =>
    Promise.resolve({
      engines: [{ dossier: null, engine }],
      dossiers: [{ id: 'bundled', name: 'Andrej Karpathy' }],
      isEncoding: () => false,
    }),
}))
const { checkPage } = await import('@/lib/check/check-page')
const { pageState } = await import('@/lib/platform/session')
const { changePage } = await import('@/lib/check/page-states')
const { applyDossierChanges, checkPageAndSelection } = await import('@/lib/check/dossier-changes')
const { checkClickedText } = await import('@/lib/check/ask-question')
const { openNoteBox } = await import('@/lib/check/note-box/open-note-box')

function readSelected() {
  const { start, end } = selected
  return {
    text: page.text.slice(start, end),
    before: page.text.slice(Math.max(0, start - 6000), start),
    after: page.text.slice(end, end + 1000),
    anchor: makeAnchor(page.text, start, end),
  }
}

async function openPage(text: string): Promise<void> {
  session.clear()
  const blocks = [...text.matchAll(/[^\n]+/g)].map(({ index, 0: line }): Block => ({
    ...{ start: index, end: index + line.length, kind: 'paragraph' },
  }))
  page = { text, blocks }
  await recheckPage()
}

function recheckPage(check = checkPage): Promise<void> {
  const url = 'https://a.example/'
  const about = { visit: 'v', url, pageKey: url, otherKeys: [], title: 'T', site: 'A', date: null, lang: 'en' }
  return check(1, { ...about, ...page })
}

/** Returns the longest finding: a line may have two sentences. */
const longestOf = (findings: readonly Finding[]): Finding | undefined =>
  findings.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0]

async function findingOnPage(start: number, end: number): Promise<Finding | undefined> {
  const state = (await session.get('page:1'))['page:1'] as PageState
  return longestOf(state.findings.filter((finding) => finding.start < end && start < finding.end))
}

const CLICK = { tabId: 1, windowId: 1, frameId: 0, pageUrl: 'https://a.example/', pageTitle: 'T' }

async function ask(start: number, end: number): Promise<Finding | undefined> {
  selected = { start, end }
  await checkClickedText({ item: 'check-claim', ...CLICK, selection: '', on: {} })
  const { findings } = (await session.get('question:1'))['question:1'] as SelectionCheck
  return longestOf(findings)
}

const state = (finding: Finding | undefined) => (finding ? stateOf(finding) : 'uncovered')
const isGreen = (finding: Finding | undefined): boolean => /^(?:part|supported)$/.test(state(finding))
const differsIn = (finding: Finding | undefined, start: number, end: number): boolean =>
  finding?.details.some((one) => one.verdict === 'differs' && one.start < end && start < one.end) ?? false

/** Whether the answer on a selection says another thing than its sentence on the page, which ends at `end`. */
function isTwice(answer: Finding | undefined, onPage: Finding | undefined, from: number, to: number, end: number) {
  // A question may find a claim for a sentence without a finding on the page; the page shows each red answer too.
  if (!onPage) return state(answer) === 'contradicted'
  // Lines of a list may be one sentence, of which a selection is then a part.
  const isWhole = from <= onPage.start && onPage.end <= to && to === end
  if (isWhole) return state(answer) !== state(onPage)
  if ((state(answer) === 'contradicted') !== differsIn(onPage, from, to)) return true
  return isGreen(answer) && !isGreen(onPage)
}

const PAGES = isFullRun ? 10 : 1
const SENTENCES = isFullRun ? 10 : 2

test('of the selections on each page, whole sentences and halves, none has another verdict than its sentence on the page', async () => {
  const twice: string[] = []
  let pairs = 0
  for (const { text, sentences } of readFolder('karpathy', 'k')
    .filter((_, i) => i % 17 === 3)
    .slice(0, PAGES)) {
    await openPage(text)
    const stated = sentences.filter(({ start, end }) => end - start > 50)
    const step = Math.max(1, Math.floor(stated.length / SENTENCES))
    for (const { start, end } of stated.filter((_, i) => i % step === 0).slice(0, SENTENCES)) {
      const middle = text.indexOf(' ', start + (end - start) / 2)
      for (const [from, to] of [
        [start, end],
        [start, middle],
      ] as const) {
        pairs++
        const answer = await ask(from, to)
        const onPage = await findingOnPage(start, end)
        const again = state(await ask(from, to)) !== state(answer)
        if (again || isTwice(answer, onPage, from, to, end))
          twice.push(`${state(onPage)} / ${state(answer)}: ${text.slice(from, to)}`)
      }
    }
  }
  expect(pairs).toBe(2 * SENTENCES * PAGES)
  expect(twice).toEqual([])
}, 400_000)

describe('a sentence in which asking finds a difference', () => {
  const text = 'Ada left in 2021.'
  const range = [0, text.length] as const
  const isAsked = (occasion: Parameters<Engine['check']>[1]) =>
    typeof occasion === 'function' ? occasion(text) === 'asked' : occasion === 'asked'
  const differs: Finding = {
    ...{ start: 0, end: text.length, quote: text, verdict: 'contradicted', partial: false, newer: false },
    ...{ claims: ['c'], sources: [1], details: [] },
  }
  beforeEach(() => {
    engine = {
      ...engine,
      checkInSlices: (_, occasion) => foundAtOnce(isAsked(occasion) ? [differs] : []),
    }
  })

  test('shows it on the page too, also after a reload', async () => {
    await openPage(text)
    expect(state(await findingOnPage(...range))).toBe('uncovered')
    expect(state(await ask(...range))).toBe('contradicted')
    expect(state(await findingOnPage(...range))).toBe('contradicted')
    await recheckPage()
    expect(state(await findingOnPage(...range))).toBe('contradicted')
    await changePage(1, () => null)
    await recheckPage()
    expect(state(await findingOnPage(...range))).toBe('contradicted')
  })

  test('asks nothing for a note, and leaves the page as it is', async () => {
    await openPage(text)
    selected = { start: range[0], end: range[1] }
    await openNoteBox({ ...CLICK, selection: text, item: 'note', on: {} })
    expect((await session.get('question:1'))['question:1']).toMatchObject({ status: 'unasked', findings: [] })
    expect(state(await findingOnPage(...range))).toBe('uncovered')
    await recheckPage()
    expect(state(await findingOnPage(...range))).toBe('uncovered')
  })

  test('keeps its verdict where asking finds a value to compare only', async () => {
    const supported: Finding = { ...differs, verdict: 'supported' }
    const compared: Finding = { ...differs, verdict: 'unverified', compare: true }
    engine = {
      ...engine,
      checkInSlices: (_, occasion) =>
        isAsked(occasion) ? foundAtOnce([compared], { onPage: [supported] }) : foundAtOnce([supported]),
    }
    await openPage(text)
    expect(state(await ask(...range))).toBe('supported')
    expect(state(await findingOnPage(...range))).toBe('supported')
  })

  test('shows it on a page that is checked only afterwards', async () => {
    session.clear()
    page = { text, blocks: [{ start: 0, end: text.length, kind: 'paragraph' }] }
    selected = { start: range[0], end: range[1] }
    await checkClickedText({ ...CLICK, selection: text, item: 'check-claim', on: {} })
    expect(await pageState(1).read()).toBeNull()
    await recheckPage()
    expect(state(await findingOnPage(...range))).toBe('contradicted')
  })

  test('has the verdict of its page, once both are compared with evidence that was added after the question', async () => {
    const before = 'Ada is a pilot. '.repeat(100)
    const supported: Finding = { ...differs, start: before.length, end: (before + text).length, verdict: 'supported' }
    const onPage = { ...engine }
    engine = { ...engine, checkInSlices: () => foundAtOnce([]) }
    await openPage(before + text)
    expect(state(await ask(before.length, (before + text).length))).toBe('uncovered')
    engine = {
      ...onPage,
      // The surroundings of the selection do not say who "Ada" is: only the whole page does.
      checkInSlices: (article) => foundAtOnce(article.text.startsWith(before) ? [supported] : []),
    }
    await changePage(1, (page) => page && { ...page, status: 'off-subject' })
    await applyDossierChanges()
    await recheckPage(checkPageAndSelection)
    expect(state(await findingOnPage(before.length, (before + text).length))).toBe('supported')
    const { findings } = (await session.get('question:1'))['question:1'] as SelectionCheck
    expect(findings.map(state)).toEqual(['supported'])
  })
})
