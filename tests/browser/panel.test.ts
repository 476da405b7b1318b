import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { isFullRun } from '@/tests/lanes'
import { draftAs, lookup, notes } from '@/tests/unit/components/fixtures'
import { launchExtension, type Claimlight } from './extension'
import { brokenWordsOf, faultsInEveryLook, faultsOf, overflowsByWidth, overflowsOf, overlapsOf } from './faults'
import { tabOrder } from './tab-order'
import { claim, withActive, page, panelStates, question, showState, TAB, withDetails } from './panel-states'
import { t } from '@/lib/i18n/t'
import { patternOf } from '@/tests/words/pattern-of'

// The built panel in a real browser, on states that are written into session storage as the background writes them.
let claimlight: Claimlight
let panel: Page

beforeAll(async () => {
  claimlight = await launchExtension({ viewport: { width: 400, height: 700 } })
  panel = await claimlight.open(`/sidepanel.html?tabId=${TAB}`)
  await send('save-annotation', { ...draftAs(notes[0]!), pageKey: page.pageKey })
})
afterAll(() => claimlight.close())

/** axe needs seconds for a state: `npm test` audits every fourth. */
const audited = new Set(panelStates.filter((_, at) => isFullRun || at % 4 === 0).map(([name]) => name))

describe.each(panelStates)('%s', (name, hash, stored) => {
  test('fits from 240 pixels, in which Firefox opens its sidebar, to 480', async () => {
    await showState(panel, hash, stored)
    // From the widest to the narrowest, which stays for what follows.
    expect(await overflowsByWidth(panel, isFullRun ? [480, 400, 356, 320, 240] : [480, 240])).toEqual([])
    expect(await overlapsOf(panel)).toEqual([])
    expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(240)
  })

  if (audited.has(name))
    test('has no accessibility violations in any theme or forced colours', async () => {
      expect(await faultsInEveryLook(panel)).toEqual([])
    })
})

test('the settings fit where the text of the panel alone is twice as large', async () => {
  await showState(panel, '#/settings', {})
  await panel.setViewportSize({ width: 320, height: 700 })
  await panel.evaluate(() => (document.documentElement.style.fontSize = '200%'))
  await panel.locator('.choice.marks').waitFor()
  expect([...(await overflowsOf(panel)), ...(await overlapsOf(panel))]).toEqual([])
})

test('a verdict stays one word where the text of the panel alone is twice as large', async () => {
  for (const stored of [{ page }, withDetails(4), { question }]) {
    await showState(panel, '#/page', stored)
    await panel.evaluate(() => (document.documentElement.style.fontSize = '200%'))
    for (const width of [345, 320]) {
      await panel.setViewportSize({ width, height: 700 })
      await panel.locator('.word').first().waitFor()
      expect(await brokenWordsOf(panel), `${width} px`).toEqual([])
    }
  }
})

test('a checked page and an answer fit the width in which Firefox opens its sidebar at 200 percent', async () => {
  await panel.setViewportSize({ width: 120, height: 700 })
  for (const stored of [{ page }, { question }]) {
    await showState(panel, '#/page', stored)
    expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(120)
  }
})

test('forced colours leave the icon of the open screen visible, and bare buttons in line with the text', async () => {
  await panel.setViewportSize({ width: 400, height: 700 })
  await panel.emulateMedia({ forcedColors: 'active' })
  await showState(panel, '#/settings', {})
  const tool = panel.locator('.tool[aria-current]')
  const [background, icon] = await tool.evaluate((one) => {
    const { backgroundColor, color } = getComputedStyle(one)
    return [backgroundColor, color]
  })
  expect(background).not.toBe(icon)
  await showState(panel, '#/page', { page })
  const bare = panel.locator('.btn.bare:visible')
  await bare.first().waitFor()
  const lefts = await bare.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left))
  expect(Math.min(...lefts)).toBeGreaterThanOrEqual(16)
  await showState(panel, '#/check', {})
  const buttons = panel.getByRole('button', { name: t('check.check'), exact: true }).or(panel.locator('label.btn'))
  const colours = await buttons.evaluateAll((all) => all.map((one) => getComputedStyle(one).color))
  expect(new Set(colours).size, 'a button that is off looks off').toBe(2)
  await panel.emulateMedia({ forcedColors: 'none' })
})

test('the links of the bar wrap where its text is twice as large', async () => {
  await showState(panel, '#/page', { page })
  await panel.setViewportSize({ width: 400, height: 700 })
  await panel.evaluate(() => (document.documentElement.style.fontSize = '200%'))
  expect([...(await overflowsOf(panel)), ...(await overlapsOf(panel))]).toEqual([])
})

test('the list of wrong findings has no accessibility violations', { timeout: 120_000 }, async () => {
  const [first, second] = bundledDossier.claims.map(({ id, text: words }) => ({ id, words }))
  const draft = { claims: [first, second], verdict: 'disputed', title: 'A story' } // prettier-ignore
  for (const year of [2016, 2017])
    await send('save-mute', {
      ...draft,
      sentence: `He left in May ${year}, ${'unbroken'.repeat(20)}.`,
      url: `https://paper.example/${'long'.repeat(40)}`,
    })
  await showState(panel, '#/settings', {})
  await panel.getByText(t('settings.moreAbout')).click()
  await panel.getByRole('list', { name: t('wrongFinding.list') }).waitFor()
  expect(await faultsInEveryLook(panel)).toEqual([])
})

test('the bar and the findings are reached by keyboard alone, in this order', async () => {
  await showState(panel, '#/page', { page })
  const parts = {
    bar: panel.getByRole('navigation').first(),
    findings: panel.getByRole('list', { name: t('page.findings') }),
  }
  expect(await tabOrder(panel, parts)).toEqual(['bar', 'findings'])
})

test('the first finding begins at most 280 px below the top, after one line of counts', async () => {
  await panel.setViewportSize({ width: 400, height: 900 })
  await showState(panel, '#/page', { page })
  const [first] = await panel
    .getByRole('list', { name: t('page.findings') })
    .getByRole('listitem')
    .all()
  expect((await first!.boundingBox())!.y).toBeLessThanOrEqual(280)
  const counts = await panel
    .getByRole('group', { name: t('page.show') })
    .getByRole('button')
    .all()
  const tops = await Promise.all(counts.map(async (count) => (await count.boundingBox())!.y))
  expect(new Set(tops).size, 'the counts are on one line').toBe(1)
})

test('the four views and the settings are on one line of the bar at 240 pixels', async () => {
  await panel.setViewportSize({ width: 240, height: 700 })
  const session = await panel.context().newCDPSession(panel)
  await session.send('Emulation.setScrollbarsHidden', { hidden: true })
  await showState(panel, '#/page', { page })
  const tops = await panel.locator('.bar nav a').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top))
  expect(tops).toHaveLength(4)
  expect(new Set(tops).size).toBe(1)
  expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(240)
  await session.detach()
})

test('at 240 pixels the place is beside the verdict, a claim below the words that it differs from, and the bar stays', async () => {
  await panel.setViewportSize({ width: 240, height: 700 })
  await showState(panel, '#/page', { page })
  const boxesOf = (selector: string) =>
    panel.locator(selector).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect))
  await panel.locator('.rows .large').first().waitFor()
  const [verdict, place] = await boxesOf('.contradicted > .head > :is(.i + span, .place)')
  expect(place!.top).toBeCloseTo(verdict!.top, 0)
  const [ours, theirs] = await boxesOf('.rows .large > div')
  expect(theirs!.top).toBeGreaterThanOrEqual(ours!.bottom)
  await panel.evaluate(() => scrollTo(0, 300))
  const [bar] = await boxesOf('.bar')
  expect(bar!.top).toBe(0)
})

test('each view is reached by its address, and an unknown address leads to the first view', async () => {
  for (const [hash, screen] of [
    ['#/notes', 'Notes'],
    ['#/check', 'Check'],
    ['#/nowhere', 'This page'],
    ['', 'This page'],
  ] as const) {
    await panel.evaluate((at) => (location.hash = at), hash)
    await panel.locator('nav a[aria-current="page"]', { hasText: screen }).waitFor()
  }
})

test('the chosen theme overrides that of the system', async () => {
  await showState(panel, '#/settings', {})
  await panel.emulateMedia({ colorScheme: 'light' })
  await panel.getByRole('button', { name: t('settings.themeDark') }).click()
  await expect.poll(() => panel.evaluate(() => getComputedStyle(document.body).colorScheme)).toBe('dark')
  await panel.getByRole('button', { name: t('settings.themeAuto') }).click()
  await expect.poll(() => panel.evaluate(() => getComputedStyle(document.body).colorScheme)).toBe('light dark')
})

test('a deleted note is restored by undo', async () => {
  await showState(panel, '#/notes', {})
  const note = panel.getByRole('list', { name: t('notes.name') }).getByText('Ask the desk')
  await note.waitFor()
  await panel.getByRole('button', { name: t('notes.delete') }).click()
  await panel.getByRole('heading', { name: t('notes.none') }).waitFor()
  await panel.getByRole('button', { name: t('notes.undo') }).click()
  await note.waitFor()
})

test('a note is copied with its citation, as text and as HTML', async () => {
  await claimlight.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await showState(panel, '#/page', { page, view: withActive(page, 4) })
  await panel.getByRole('button', { name: t('copied.copy'), exact: true }).click()
  await panel.getByRole('button', { name: t('copy.done') }).waitFor()
  const copied = await panel.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const read = async (type: string) => (await item?.getType(type))?.text()
    return { text: await read('text/plain'), html: await read('text/html') }
  })
  expect(copied.text).toMatch(/review\.example, accessed on \d/)
  expect(copied.html).toContain('<blockquote')
})

test('a pasted text is checked and shown marked', async () => {
  await showState(panel, '#/check', {})
  const text = 'Andrej Karpathy joined OpenAI in December 2015.'
  await panel.getByRole('textbox', { name: t('check.text') }).fill(text)
  await panel.getByRole('button', { name: t('check.check'), exact: true }).click()
  await panel
    .getByRole('region', { name: t('check.marked') })
    .getByText(text)
    .waitFor()
  await panel.getByRole('button', { name: /^\d+ supported$/, expanded: false }).click()
  await panel
    .getByRole('list', { name: patternOf('states.supported') })
    .getByText(t('state.supported'))
    .waitFor()
  expect(await faults()).toEqual([])
})

test('the search and the choices at the end have no accessibility violations, and fit at 320 pixels', async () => {
  await showState(panel, '#/page', { page })
  await panel.setViewportSize({ width: 320, height: 700 })
  await panel.getByRole('button', { name: t('page.saveReport') }).click()
  await panel.getByRole('button', { name: t('off.button') }).click()
  expect(await overflowsOf(panel)).toEqual([])
  expect(await faults()).toEqual([])
  await panel.getByRole('button', { name: t('page.search') }).click()
  await panel.keyboard.type('works')
  await panel.getByText(patternOf('page.found')).waitFor()
  expect(await overflowsOf(panel)).toEqual([])
  expect(await faults()).toEqual([])
})

test('the menu of a button at the end of a screen is scrolled into view', async () => {
  await panel.setViewportSize({ width: 320, height: 700 })
  const opened = { page: ['Save report', 'Markdown'], notes: ['Other formats', 'Web Annotations (JSON-LD)'] } as const
  for (const [screen, [button, content]] of Object.entries(opened)) {
    await showState(panel, `#/${screen}`, { page })
    await panel.getByText(button, { exact: true }).evaluate((one) => {
      scrollBy(0, one.getBoundingClientRect().bottom - innerHeight)
    })
    await panel.getByText(button, { exact: true }).click()
    await expect.poll(() => isInView(panel.getByRole('button', { name: content }).last())).toBe(true)
  }
})

test('the explanation of an unmarked sentence has no accessibility violations, and works by keyboard', async () => {
  const lookups = [
    {
      ...lookup(`Then she said: ${claim!.text}`),
      nearest: [{ claim: claim!.id, shared: ['learned'], missing: ['juggle'.repeat(20)] }],
    },
  ]
  await showState(panel, '#/page', { question: { ...question, lookups } })
  const why = panel.locator('summary', { hasText: 'Why is nothing marked here?' })
  await why.focus()
  await panel.keyboard.press('Enter')
  await panel.getByText(t('lookup.reason.noNearClaim')).waitFor()
  expect(await faultsInEveryLook(panel)).toEqual([])
  await panel.keyboard.press('Tab')
  expect(await panel.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(`#/claim/${claim!.id}`)
})

test('a finding has its verdict and its counts as its name, and its rows are read in order', async () => {
  await showState(panel, '#/page', withDetails(1))
  const name = /^Look at this\. 1 to compare, 1 only mentioned, 1 matches\./
  await panel.getByRole('button', { name }).waitFor()
  const rows = panel.locator('.finding[aria-current] .rows')
  expect(await rows.ariaSnapshot()).toMatch(
    /list "Details":\s+- listitem: "Compare\. Page: summer of 2014\. Evidence: December 2015\. Tier \d\."\s/,
  )
})

test('the key C opens a finding and focuses its claim', async () => {
  await showState(panel, '#/page', { page: withDetails(1).page })
  await panel.getByRole('button', { name: /^Look at this\. 1 to compare/ }).focus()
  await panel.keyboard.press('c')
  await expect.poll(() => panel.evaluate(() => document.activeElement?.textContent)).toBe(claim!.text)
})

test('the form of “Note on this” does not open again after Cancel, when the panel is reloaded', async () => {
  await showState(panel, '#/page', {})
  const asked = { [`question:${TAB}`]: { ...question, wantsNote: true } }
  await panel.evaluate((values) => chrome.storage.session.set(values), asked)
  const form = panel.getByRole('textbox', { name: t('notes.note'), exact: true })
  await form.waitFor()
  await panel.getByRole('button', { name: t('notes.cancel') }).click()
  await form.waitFor({ state: 'detached' })
  await panel.reload()
  await panel.getByRole('region', { name: t('selection.name') }).waitFor()
  expect(await form.count()).toBe(0)
})

test('a dismissed answer to a right click does not return', async () => {
  const answer = panel.getByRole('region', { name: t('selection.name') })
  await showState(panel, '#/page', { question })
  await panel.getByRole('button', { name: t('selection.dismissAnswer') }).click()
  await answer.waitFor({ state: 'detached' })
  await panel.reload()
  await panel.getByRole('main').getByRole('heading').first().waitFor()
  expect(await answer.count()).toBe(0)
})

const faults = () => faultsOf(panel)

const isInView = (part: Locator): Promise<boolean> =>
  part.evaluate((one) => {
    const { top, bottom } = one.getBoundingClientRect()
    return top >= 0 && bottom <= innerHeight && one.checkVisibility()
  })

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
