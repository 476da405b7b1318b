import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPageModel, type PageModelServer } from '../browser/page-model-server'
import { launchFirefox, type FirefoxClaimlight } from './firefox-extension'

// A model server on this computer, from the settings to the card of a finding, in the other browser.
let claimlight: FirefoxClaimlight
let server: PageModelServer
let panel: Page

const WRONG = 'Andrej Karpathy joined Tesla in June 2019.'

beforeAll(async () => {
  claimlight = await launchFirefox()
  server = await startPageModel(({ sentences, claims }) => {
    const [sentence] = Object.entries(sentences).find(([, text]) => text.includes('June 2019')) ?? []
    const [claim] = Object.entries(claims).find(([, one]) => JSON.stringify(one).includes('June 2017')) ?? []
    return {
      differs: [{ sentence: Number(sentence), words: 'June 2019', claim: Number(claim), claimWords: 'June 2017' }],
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
  await press('Thorough')
  await panel.waitForSelector('::-p-text(The model found 1 difference.)', { timeout: 60_000 })
  await panel.waitForSelector('::-p-text(tiny too)')
})
