import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPageModel, type PageModelServer } from '../browser/page-model-server'
import { faultsOf, overflowsOf } from '../browser/faults'
import { serveSite } from '../browser/site'
import { launchFirefox, type FirefoxClaimlight } from './firefox-extension'
import { panelOf, readEverySite } from './panel-firefox'
import { STORY_PAGE } from './story'

// A model server on this computer, from the settings to the card of a finding, in the other browser.
let claimlight: FirefoxClaimlight
let server: PageModelServer
let panel: Page

const WRONG = 'Karpathy coined the term vibe coding on February 2, 2024.'

const FOUND = {
  ...{ claim: 'Andrej Karpathy keeps three cats in his office.', question: 0, wordings: [] },
  quote: 'Karpathy keeps three cats in his office.',
}

beforeAll(async () => {
  claimlight = await launchFirefox()
  server = await startPageModel(({ sentences, claims }) => {
    // The question for claims of a page has no sentences.
    if ((sentences as object | undefined) === undefined) return { findings: [FOUND] }
    const [sentence] = Object.entries(sentences).find(([, text]) => text.includes('2, 2024')) ?? []
    const [claim] = Object.entries(claims).find(([, one]) => JSON.stringify(one).includes('February 2, 2025')) ?? []
    return {
      differs: [
        { sentence: Number(sentence), words: 'February 2, 2024', claim: Number(claim), claimWords: 'February 2, 2025' },
      ],
      agrees: [],
    }
  })
}, 120_000)
afterAll(async () => {
  await claimlight.close()
  await server.close()
})

const press = async (name: string, role = 'button') =>
  (await panel.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`))?.click()
const type = async (label: string, text: string) =>
  (await panel.waitForSelector(`::-p-aria([name="${label}"][role="textbox"])`))?.type(text)

test('a server is connected in the settings of Firefox', { timeout: 60_000 }, async () => {
  panel = await claimlight.openOwn('sidepanel.html#/settings')
  await press('Read with a model', 'switch')
  await type('Address', server.address)
  await press('Connect')
  await panel.waitForSelector('::-p-text(Connected to tiny.)')
  expect(new Set(server.requests.map(({ path }) => path))).toEqual(new Set(['/v1/models']))
})

test('a text is checked with it in Firefox, and the card of the finding says so', { timeout: 120_000 }, async () => {
  await panel.evaluate(() => (location.hash = '#/check'))
  await type('Text to check', WRONG)
  await press('Check')
  await press('Read with the model')
  await panel.waitForSelector('::-p-text(The model found 1 difference.)', { timeout: 60_000 })
  await panel.waitForSelector('::-p-text(tiny too)')
})

test('claims are found on a page in Firefox, and the screens of the research fit', { timeout: 240_000 }, async () => {
  await readEverySite(claimlight)
  const site = await serveSite('tests/e2e', { '/story.html': STORY_PAGE })
  const opened = await panelOf(claimlight, `${site.url}/story.html`)
  panel = opened.panel
  await panel.evaluate(() => (location.hash = '#/dossier/research'))
  await press('Find claims on this page')
  await panel.waitForSelector(`::-p-text(${FOUND.claim})`, { timeout: 30_000 })
  expect(await faultsByWidth()).toEqual([])
  await site.close()
  const french = await launchFirefox(undefined, true)
  panel = await french.openOwn('sidepanel.html#/dossier/research')
  await panel.waitForSelector('::-p-text(À propos de ce dossier)')
  expect(await faultsByWidth()).toEqual([])
  await french.close()
})

/** Faults of the present screen, with the text of its first sections open, in two widths of a sidebar. */
async function faultsByWidth(): Promise<string[]> {
  await panel.evaluate(() => [...document.querySelectorAll('summary')].slice(0, 3).forEach((fold) => fold.click()))
  // Both libraries have the one method that is used.
  const same = panel as unknown as Parameters<typeof faultsOf>[0]
  const faults: string[] = []
  for (const width of [320, 400]) {
    await panel.setViewport({ width, height: 700 })
    faults.push(...(await overflowsOf(same)), ...(await faultsOf(same)))
  }
  return faults
}
