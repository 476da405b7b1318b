import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Site } from '@/tests/browser/site'
import { launchFirefox, type FirefoxClaimlight } from './firefox-extension'
import { changeOffer, hostilePages, serveHostile } from './hostile-offers'
import { panelOf } from './panel-firefox'

let site: Site
let claimlight: FirefoxClaimlight

beforeAll(async () => {
  site = await serveHostile()
  claimlight = await launchFirefox()
}, 180_000)
afterAll(async () => {
  await claimlight.close()
  await site.close()
})

const PREVIEW = '::-p-aria([name="Preview the dossier"][role="button"])'
const count = (panel: Page, selector: string) => panel.$$(selector).then(({ length }) => length)

test.each(hostilePages)('a page with $what is refused with the reason', async ({ path, says }) => {
  const { page, panel } = await panelOf(claimlight, site.url + path)
  await (await panel.waitForSelector(`::-p-text("${says}"), ${PREVIEW}`))?.click()
  await panel.waitForSelector(`::-p-text("${says}")`)
  expect(await count(panel, '::-p-aria([name="Add this dossier"][role="button"])')).toBe(0)
  await panel.close()
  await page.close()
})

test('a page that changes its offer after it was shown is refused', async () => {
  const { page, panel } = await panelOf(claimlight, `${site.url}/honest.html`)
  const button = await panel.waitForSelector(PREVIEW)
  await page.evaluate(changeOffer)
  await button?.click()
  await panel.waitForSelector('::-p-text("The page changed its offer. Open the page again.")')
})
