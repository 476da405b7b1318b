import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Site } from '@/tests/browser/site'
import { launchFirefox, type FirefoxClaimlight } from './firefox-extension'
import { changeOffer, hostilePages, serveHostile } from './hostile-offers'
import { panelOf, readEverySite } from './panel-firefox'

let site: Site
let claimlight: FirefoxClaimlight

beforeAll(async () => {
  site = await serveHostile()
  claimlight = await launchFirefox()
  await readEverySite(claimlight)
}, 180_000)
afterAll(async () => {
  await claimlight.close()
  await site.close()
})

const PREVIEW = '::-p-aria([name="Preview the dossier"][role="button"])'

test.each(hostilePages)('a page with $what is refused with the reason', async ({ path, says }) => {
  const { page, panel } = await panelOf(claimlight, site.url + path)
  const text = () => panel.evaluate(() => document.body.innerText)
  const button = () => panel.$('.offer button')
  await expect.poll(async () => (await text()).includes(says) || (await button()) !== null).toBe(true)
  await (await button())?.click()
  await expect.poll(text).toContain(says)
  expect(await text()).not.toContain('Add this dossier')
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
