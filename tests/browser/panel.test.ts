import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundledDossier } from '@/lib/dossier/bundled'
import type { Finding } from '@/lib/match/types'
import type { PageState, Question } from '@/lib/messaging/protocol'
import { draftAs, notes, page as madeUpPage, question as madeUpQuestion } from '@/tests/unit/components/fixtures'
import { launchExtension, type Claimlight } from './extension'
import { faultsInEveryLook, faultsOf, overflowsOf } from './faults'

// The built panel in a real browser, on states that are written into session storage as the background writes them.
const TAB = 4711
const [claim] = bundledDossier.claims
const doubtful = bundledDossier.claims.find(({ status, notes }) => status === 'uncertain' && notes.length > 0) ?? claim!
const page = withRealClaims(madeUpPage)
const question: Question = {
  ...madeUpQuestion,
  tabId: TAB,
  nearest: bundledDossier.claims.slice(0, 3).map(({ id }) => id),
}

let claimlight: Claimlight
let panel: Page

beforeAll(async () => {
  claimlight = await launchExtension({ viewport: { width: 400, height: 700 } })
  panel = await claimlight.open(`/sidepanel.html?tabId=${TAB}`)
  await send('save-annotation', { ...draftAs(notes[0]!), pageKey: page.pageKey })
})
afterAll(() => claimlight.close())

interface Stored {
  page?: PageState
  question?: Question
  settings?: object
}

const states: [string, string, Stored][] = [
  ['a page that was checked', '#/page', { page }],
  ['a finding in hand, with a note', '#/page', { page: { ...page, current: page.findings[4]!.start } }],
  [
    'a page that is being checked',
    '#/page',
    { page: { ...page, status: 'checking', checked: 23, findings: page.findings.slice(0, 7) } },
  ],
  ['a page on which nothing conflicts', '#/page', { page: { ...page, findings: page.findings.slice(0, 3) } }],
  ['a page with nothing to check', '#/page', { page: { ...page, findings: [] } }],
  ['a page that was not asked about', '#/page', {}],
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
        message: 'Claimlight reads English. This page seems to be in French.',
        findings: [],
      },
    },
  ],
  [
    'a page that the browser keeps to itself',
    '#/page',
    {
      page: { ...page, status: 'not-allowed', message: 'The browser lets no extension read this page.', findings: [] },
    },
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
    { page: { ...page, findings: page.findings.slice(1), muted: page.findings.slice(0, 1) } },
  ],
  ['a compact list', '#/page', { page, settings: { density: 'compact' } }],
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

describe.each(states)('%s', (_name, hash, stored) => {
  test(
    'has no fault that axe finds, in any theme or forced colours, and fits from 320 to 480 pixels',
    { timeout: 90_000 },
    async () => {
      await showState(hash, stored)
      expect(await faultsInEveryLook(panel)).toEqual([])
    },
  )
})

test('what is muted, with each thing that can be said of it, has no fault either', { timeout: 120_000 }, async () => {
  const [first, second] = bundledDossier.claims.map(({ id }) => id)
  const draft = { kind: 'wrong-match', claims: [first, second], verdict: 'disputed', reason: 'r', dossierVersion: '1', title: 'A story' } // prettier-ignore
  const comment = `${'A long word of explanation, and then another. '.repeat(5)}${'unbroken'.repeat(20)}`
  for (const right of ['unrelated', 'verdict', 'alias', 'note']) {
    const more = { verdict: 'contradicted', wrong: 'left', alias: 'A. K.', entity: 'Andrej Karpathy' }
    await send('save-mute', {
      ...draft,
      sentence: `${right}: he left in May 2017.`,
      url: `https://paper.example/${'long'.repeat(40)}`,
      ...(right === 'note' ? {} : { says: { right: { kind: right, ...more }, claim: null, comment } }),
    })
  }
  await showState('#/settings', {})
  const say = panel.getByRole('list', { name: 'Muted' }).getByRole('button', { name: /^(?:Say more|Change): / })
  await say.first().waitFor()
  expect(await faultsInEveryLook(panel)).toEqual([])
  // The last that is opened is the one that the reader would be in.
  for (const one of await say.all()) await one.click()
  expect(await faultsInEveryLook(panel)).toEqual([])
})

test('all of the panel’s page can be reached and used by keyboard alone', async () => {
  await showState('#/page', { page })
  const order: string[] = []
  for (let i = 0; i < 14; i++) {
    await panel.keyboard.press('Tab')
    order.push(
      await panel.evaluate(
        () =>
          document.activeElement
            ?.closest('.bar, .article, .strip, .tally, .findings, .foot')
            ?.className.split(' ')
            .at(-1) ?? 'elsewhere',
      ),
    )
  }
  expect([...new Set(order)].slice(0, 5)).toEqual(['bar', 'article', 'strip', 'tally', 'findings'])
})

test('the bar and its rooms are reached by their addresses, and an unknown one is the first room', async () => {
  for (const [hash, room] of [
    ['#/notes', 'Notes'],
    ['#/check', 'Check'],
    ['#/nowhere', 'This page'],
    ['', 'This page'],
  ] as const) {
    await panel.evaluate((at) => (location.hash = at), hash)
    await panel.locator('nav a[aria-current="page"]', { hasText: room }).waitFor()
  }
})

test('the theme that is chosen holds, whatever the system says', async () => {
  await showState('#/settings', {})
  await panel.emulateMedia({ colorScheme: 'light' })
  await panel.getByRole('button', { name: 'Dark' }).click()
  await expect.poll(() => panel.evaluate(() => getComputedStyle(document.body).colorScheme)).toBe('dark')
  await panel.getByRole('button', { name: 'System' }).click()
  await expect.poll(() => panel.evaluate(() => getComputedStyle(document.body).colorScheme)).toBe('light dark')
})

test('a note that was deleted comes back by Undo', async () => {
  await showState('#/notes', {})
  const note = panel.getByRole('list', { name: 'Notes' }).getByText('Ask the desk')
  await note.waitFor()
  await panel.getByRole('button', { name: 'Delete' }).click()
  await panel.getByRole('heading', { name: 'Notes that you keep stand here.' }).waitFor()
  await panel.getByRole('button', { name: 'Undo' }).click()
  await note.waitFor()
})

test('a note is copied with its citation, as text and as HTML', async () => {
  await claimlight.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await showState('#/page', { page: { ...page, current: page.findings[4]!.start } })
  await panel.getByRole('button', { name: 'Copy with citation' }).click()
  await panel.getByRole('button', { name: 'Copied' }).waitFor()
  const copied = await panel.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const read = async (type: string) => (await item?.getType(type))?.text()
    return { text: await read('text/plain'), html: await read('text/html') }
  })
  expect(copied.text).toContain('review.example, read on 2')
  expect(copied.html).toContain('<blockquote')
})

test('a pasted text is checked and shown marked', async () => {
  await showState('#/check', {})
  const text = 'Andrej Karpathy joined OpenAI in December 2015.'
  await panel.getByRole('textbox', { name: 'Text to check' }).fill(text)
  await panel.getByRole('button', { name: 'Check', exact: true }).click()
  await panel.getByRole('region', { name: 'Text with its marks' }).getByText(text).waitFor()
  await panel.getByRole('list', { name: 'Findings' }).getByText('Supported').waitFor()
  expect(await faults()).toEqual([])
})

test('the search and the other actions on a finding have no fault, and fit at 320 pixels', async () => {
  await showState('#/page', { page })
  await panel.setViewportSize({ width: 320, height: 700 })
  await panel.getByRole('button', { name: 'More', exact: true }).click()
  await panel.getByRole('button', { name: 'Turn off' }).click()
  expect(await overflowsOf(panel)).toEqual([])
  expect(await faults()).toEqual([])
  await panel.getByRole('button', { name: 'Search the findings' }).click()
  await panel.keyboard.type('works')
  await panel.getByText(/findings hold these words/).waitFor()
  expect(await overflowsOf(panel)).toEqual([])
  expect(await faults()).toEqual([])
})

test('the answer to a right click goes when it is dismissed, and stays gone', async () => {
  await showState('#/page', { question })
  await panel.getByRole('button', { name: 'Dismiss this answer' }).click()
  await panel.getByRole('heading', { name: 'Claimlight reads a page only when you ask.' }).waitFor()
  await panel.reload()
  await panel.getByRole('heading', { name: 'Claimlight reads a page only when you ask.' }).waitFor()
  expect(await panel.getByText('Your selection').count()).toBe(0)
})

async function showState(hash: string, { settings = {}, ...stored }: Stored): Promise<void> {
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
  if (stored.question) await panel.getByRole('region', { name: 'Your selection' }).waitFor()
  if (stored.page && stored.page.status !== 'not-allowed')
    await panel.getByRole('heading', { name: 'Claimlight reads a page only' }).waitFor({ state: 'detached' })
}

const faults = () => faultsOf(panel)

function withRealClaims(state: PageState): PageState {
  const findings = state.findings.map((finding) => {
    if (finding.claims.length === 0) return finding
    const behind = finding.verdict === 'disputed' ? doubtful : claim!
    return { ...finding, claims: [behind.id], sources: bundledDossier.sources.slice(0, 5).map(({ n }) => n) }
  })
  return { ...state, tabId: TAB, findings }
}

/** As many sentences as a book has, and a title to go with them. */
function longPage(state: PageState): PageState {
  const findings = Array.from({ length: 6 }, (_, i) => i).flatMap((i) =>
    state.findings.map((finding) => moved(finding, i * state.textLength)),
  )
  const title = 'A very long title that goes on and on, as those of collected essays and annual reports like to do'
  return { ...state, title, findings, sentences: 2000, checked: 2000, textLength: state.textLength * 6 }
}

function moved(finding: Finding, by: number): Finding {
  const differences = finding.differences.map((one) => ({ ...one, start: one.start + by, end: one.end + by }))
  return { ...finding, start: finding.start + by, end: finding.end + by, differences }
}

async function send(kind: string, data: object): Promise<void> {
  const message: object = { v: 1, to: 'background', kind, data }
  const reply = await panel.evaluate((sent) => chrome.runtime.sendMessage(sent), message)
  if (!(reply as { ok: boolean }).ok) throw new Error(JSON.stringify(reply))
}

declare const chrome: {
  storage: {
    local: { set: (values: object) => Promise<void> }
    session: { clear: () => Promise<void>; set: (values: object) => Promise<void> }
  }
  runtime: { sendMessage: (message: object) => Promise<unknown> }
}
