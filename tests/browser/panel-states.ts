import type { Page } from 'playwright-core'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import type { Detail, Finding } from '@/lib/schema/finding'
import type { PageState, SelectionCheck, ViewState } from '@/lib/schema/page-state'
import { moveFinding } from '@/lib/page/mark/move-finding'
import { page as madeUpPage, question as madeUpQuestion } from '@/tests/unit/components/fixtures'

/** Id of the tab whose panel is shown. */
export const TAB = 4711
export const [claim] = bundledDossier.claims
export const doubtful =
  bundledDossier.claims.find(({ status, notes }) => status === 'uncertain' && notes.length > 0) ?? claim!
export const page = withRealClaims(madeUpPage)
export const question: SelectionCheck = {
  ...madeUpQuestion,
  tabId: TAB,
  nearest: bundledDossier.claims.slice(0, 3).map(({ id }) => id),
}

export interface Stored {
  page?: PageState
  view?: ViewState
  question?: SelectionCheck
  settings?: object
}

/** States of the panel: name, view, and stored data. */
export const panelStates: [string, string, Stored][] = [
  ['a checked page', '#/page', { page }],
  ['an active finding with a note', '#/page', { page, view: withActive(page, 4) }],
  [
    'a page that is being checked',
    '#/page',
    { page: { ...page, status: 'checking', checked: 23, findings: page.findings.slice(0, 7) } },
  ],
  ['a page on which nothing conflicts', '#/page', { page: { ...page, findings: page.findings.slice(0, 3) } }],
  ['a page with nothing to check', '#/page', { page: { ...page, findings: [] } }],
  ['a page that was not checked', '#/page', {}],
  ['a page that is being read', '#/page', { page: { ...page, status: 'reading', findings: [] } }],
  ['a page off the subject', '#/page', { page: { ...page, status: 'off-subject', findings: [] } }],
  [
    'a page that could not be read',
    '#/page',
    { page: { ...page, status: 'error', message: 'It is a PDF.', findings: [] } },
  ],
  [
    'a page in another language',
    '#/page',
    {
      page: {
        ...page,
        status: 'other-language',
        message: 'Claimlight only reads English. This page seems to be in French.',
        findings: [],
      },
    },
  ],
  [
    'a page that the browser keeps to itself',
    '#/page',
    {
      page: {
        ...page,
        status: 'not-allowed',
        message: 'The browser does not let extensions read this page.',
        findings: [],
      },
    },
  ],
  [
    'a PDF',
    '#/page',
    { page: { ...page, status: 'no-text', message: 'Claimlight cannot read the browser’s PDF viewer.', findings: [] } },
  ],
  ['a very long page', '#/page', { page: longPage(page) }],
  [
    'a page that is off',
    '#/page',
    { page: { ...page, status: 'off', findings: [] }, settings: { off: { sites: ['review.example'] } } },
  ],
  [
    'a page with muted findings',
    '#/page',
    { page: { ...page, muted: page.findings.slice(0, 1).map(({ start }) => ({ start, mutes: ['mute-1'] })) } },
  ],
  ['findings with details, an active one to compare', '#/page', withDetails(1)],
  ['findings with details, an active one in doubt', '#/page', withDetails(2)],
  ['findings with details, an active one with many of them', '#/page', withDetails(3)],
  ['a selection that is not covered', '#/page', { question }],
  [
    'a selection that is contradicted',
    '#/page',
    { page, question: { ...question, text: page.findings[4]!.quote, findings: [page.findings[4]!] } },
  ],
  ['the dossier', '#/dossier', {}],
  ['a search in the dossier', '#/dossier?q=openai&show=doubt', {}],
  ['a claim in doubt', `#/claim/${doubtful.id}`, {}],
  ['the notes', '#/notes', {}],
  ['the box for a text', '#/check', {}],
  ['the settings', '#/settings', {}],
  [
    'settings with sites, and with what is off',
    '#/settings',
    {
      settings: {
        sites: ['paper.example'],
        off: { sites: ['review.example'], pages: [`${page.url}?a=${'long'.repeat(30)}`] },
      },
    },
  ],
]

/** A page with a finding for each kind of rows. @param at the index of the open one */
export function withDetails(at: number): Required<Pick<Stored, 'page' | 'view'>> {
  let start = 0
  const made = (quote: string, verdict: Finding['verdict'], details: [string, Partial<Detail>][]): Finding => {
    const from = start
    start += quote.length + 1
    const placed = details.map(([article, more]): Detail => {
      const first = from + quote.indexOf(article)
      const none = { doubted: false, dossier: null, question: null, claim: claim!.id, slot: null }
      return { start: first, end: first + article.length, kind: 'term', verdict: 'open', article, ...none, ...more }
    })
    const partial = placed.some((detail) => detail.verdict !== 'agrees')
    const behind = { claims: [claim!.id, doubtful.id], sources: bundledDossier.sources.slice(0, 5).map(({ n }) => n) }
    return {
      ...page.findings[0]!,
      start: from,
      end: from + quote.length,
      quote,
      verdict,
      partial,
      details: placed,
      ...behind,
    }
  }
  const same = (article: string): [string, Partial<Detail>] => [article, { verdict: 'agrees', dossier: article }]
  const many = Array.from({ length: 9 }, (_, i) => `value${i}`)
  const unbroken = 'unbroken'.repeat(12)
  const findings = [
    made('In 2011 he taught with Ng.', 'contradicted', [
      ['2011', { verdict: 'differs', dossier: '2015', question: 'When he taught it' }],
      ['Ng', { verdict: 'differs', dossier: 'Fei-Fei Li', question: 'With whom he taught it' }],
    ]),
    made(`In the summer of 2014, ${unbroken}, he joined OpenAI.`, 'supported', [
      ['summer of 2014', { dossier: 'December 2015', question: 'When he came' }],
      [unbroken, {}],
      same('OpenAI'),
    ]),
    made('He was there from 2016 to 2017.', 'disputed', [
      ['2016 to 2017', { verdict: 'differs', dossier: '2015 to 2017', doubted: true, question: 'When he was there' }],
    ]),
    made(many.join(' '), 'supported', many.map(same)),
  ]
  const shown = { ...page, findings, textLength: start, blockStarts: [0, 40] }
  return { page: shown, view: withActive(shown, at) }
}

/** Returns the view of a page with this finding expanded. */
export function withActive({ findings }: PageState, at: number): ViewState {
  return { inView: null, current: findings[at]?.start ?? null }
}

function withRealClaims(state: PageState): PageState {
  const findings = state.findings.map((finding) => {
    if (finding.claims.length === 0) return finding
    const behind = finding.verdict === 'disputed' ? doubtful : claim!
    return { ...finding, claims: [behind.id], sources: bundledDossier.sources.slice(0, 5).map(({ n }) => n) }
  })
  return { ...state, tabId: TAB, findings }
}

/** Returns a page with as many sentences as a book, and a long title. */
export function longPage(state: PageState): PageState {
  const findings = Array.from({ length: 6 }, (_, i) => i).flatMap((i) =>
    state.findings.map((finding) => moveFinding(finding, i * state.textLength)),
  )
  const title = 'A very long title that goes on and on, as those of collected essays and annual reports like to do'
  return { ...state, title, findings, sentences: 2000, checked: 2000, textLength: state.textLength * 6 }
}

export async function showState(panel: Page, hash: string, { settings = {}, ...stored }: Stored): Promise<void> {
  await panel.evaluate(
    async ([tab, values, own]) => {
      await chrome.storage.local.set({ settings: own })
      await chrome.storage.session.clear()
      const entries = Object.entries(values).map(([key, value]): [string, unknown] => [`${key}:${tab}`, value])
      await chrome.storage.session.set(Object.fromEntries(entries))
    },
    [TAB, stored, settings] as const,
  )
  await panel.evaluate((at) => (location.hash = at), hash)
  await panel.reload()
  await panel.locator('main :is(h1, h2)').first().waitFor()
  if (stored.question) await panel.locator('section.question').waitFor()
  const notAsked = /^Claimlight (?:checks a page only|n’analyse une page qu’à)/
  if (stored.page && stored.page.status !== 'not-allowed')
    await panel.getByRole('heading', { name: notAsked }).waitFor({ state: 'detached' })
}

declare const chrome: {
  storage: {
    local: { set: (values: object) => Promise<void> }
    session: { clear: () => Promise<void>; set: (values: object) => Promise<void> }
  }
}
