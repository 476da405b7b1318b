import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchExtension, type Claimlight } from '@/tests/browser/extension'
import type { Site } from '@/tests/browser/site'
import { changeOffer, hostilePages, serveHostile } from './hostile-offers'

let site: Site
let claimlight: Claimlight

beforeAll(async () => {
  site = await serveHostile()
  claimlight = await launchExtension({ allSites: true })
  claimlight.context.setDefaultTimeout(30_000)
}, 120_000)
afterAll(async () => {
  await claimlight.close()
  await site.close()
})

const offerIn = (panel: Page) => panel.getByRole('region', { name: 'Dossier of this page' })
const preview = (panel: Page) => offerIn(panel).getByRole('button', { name: 'Preview the dossier' })

test.each(hostilePages)('a page with $what is refused with the reason', async ({ path, says }) => {
  const page = await claimlight.open(site.url + path)
  const panel = await claimlight.openPanel(page)
  const reason = panel.getByText(says).first()
  await reason.or(preview(panel)).first().waitFor()
  if (!(await reason.isVisible())) await preview(panel).click()
  await reason.waitFor()
  expect(await panel.getByRole('button', { name: 'Add this dossier' }).count()).toBe(0)
  await panel.close()
  await page.close()
})

test('a page that changes its offer after it was shown is refused', async () => {
  const page = await claimlight.open(`${site.url}/honest.html`)
  const panel = await claimlight.openPanel(page)
  await preview(panel).waitFor()
  await page.evaluate(changeOffer)
  await preview(panel).click()
  await panel.getByText('The page changed its offer. Open the page again.').waitFor()
})
