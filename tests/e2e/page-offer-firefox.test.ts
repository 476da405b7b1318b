import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchFirefox, type FirefoxClaimlight } from './firefox-extension'
import { serveOffers, type OfferSite } from './offer-site'
import { WRONG } from './own-dossier-files'
import { panelOf, readEverySite } from './panel-firefox'

// A shorter version of the Chromium test: the question to the page and the update in the other browser.
let site: OfferSite
let claimlight: FirefoxClaimlight

beforeAll(async () => {
  site = await serveOffers()
  claimlight = await launchFirefox()
}, 180_000)
afterAll(async () => {
  await claimlight.close()
  await site.close()
})

test('a dossier is offered by a page and added, and an article on its subject has marks', async () => {
  await readEverySite(claimlight)
  const panel = (await panelOf(claimlight, site.first)).panel
  await press(panel, 'Preview the dossier')
  await press(panel, 'Add this dossier')
  await panel.waitForSelector('::-p-aria([name="Look at its claims"][role="link"])')
  const article = await claimlight.open(site.article)
  await expect
    .poll(
      () =>
        article.evaluate(() =>
          [...(CSS.highlights.get('claimlight-differs') ?? [])].map((range) => (range as Range).toString()).join(' '),
        ),
      { timeout: 30_000 },
    )
    .toContain(WRONG.words.split(' ')[2])
})

test('a newer version is offered as an update with its differences', async () => {
  const panel = (await panelOf(claimlight, site.second)).panel
  await press(panel, 'Preview the update')
  await panel.waitForSelector('::-p-aria([name="Compared with the installed version 1"][role="region"])')
  await press(panel, 'Add this dossier as version 2')
  await panel.waitForSelector('::-p-text(Marie Curie is now at version 2.)')
})

test('a thousand offers are refused', async () => {
  const panel = (await panelOf(claimlight, site.hostile)).panel
  await panel.waitForSelector('::-p-text(It offers several at once.)')
})

async function press(panel: Page, name: string): Promise<void> {
  const button = await panel.waitForSelector(`::-p-aria([name="${name}"][role="button"])`)
  await button?.click()
}
