import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultsInEveryLook } from '@/tests/browser/faults'
import { launchExtension, type Claimlight } from '@/tests/browser/extension'
import type { Site } from '@/tests/browser/site'
import { changeOffer, hostilePages, serveHostile } from './hostile-offers'
import { serveOffers, type OfferSite } from './offer-site'
import { WRONG } from './own-dossier-files'

// A dossier that a page offers, from the offer to an update. The tests build on each other.
let site: OfferSite
let hostile: Site
let claimlight: Claimlight
let article: Page

beforeAll(async () => {
  site = await serveOffers()
  hostile = await serveHostile()
  claimlight = await launchExtension({ allSites: true })
  claimlight.context.setDefaultTimeout(30_000)
}, 120_000)
afterAll(async () => {
  await claimlight.close()
  await Promise.all([site.close(), hostile.close()])
})

const offerIn = (panel: Page) => panel.getByRole('region', { name: 'Evidence in this page' })
const preview = (panel: Page) => offerIn(panel).getByRole('button', { name: 'Preview the evidence' })

test('a page of a site offers its dossier in one line, which is added with the keyboard', async () => {
  const panel = await claimlight.openPanel(await claimlight.open(site.first))
  await offerIn(panel)
    .getByText(/^The page says: It offers evidence on Marie Curie, version 1, \d+ claims, signed by key [0-9a-f]{32}\./)
    .waitFor()
  await look(panel, 'offer')
  expect(await faultsInEveryLook(panel)).toEqual([])
  const asked = site.requests.length
  await preview(panel).focus()
  await panel.keyboard.press('Enter')
  await panel.getByRole('heading', { level: 1, name: 'Marie Curie' }).waitFor()
  await panel
    .getByText(/^Signed/)
    .first()
    .waitFor()
  await panel.getByRole('button', { name: 'Add this evidence' }).press('Enter')
  await panel.getByRole('link', { name: 'Look at its claims' }).waitFor()
  // The dossier is in the page: nothing was asked for.
  expect(site.requests.slice(asked)).toEqual([])
})

test('an article on its subject has marks then', async () => {
  article = await claimlight.open(site.article)
  const { findings } = await claimlight.waitForStatus(article, 'done')
  const wrong = findings.filter(({ verdict }) => verdict === 'contradicted').map(({ quote }) => quote)
  expect(wrong).toContain(`Marie Curie was born in Warsaw on ${WRONG.words}.`)
})

test('a large dossier is downloaded by the user, and any other file is refused', async () => {
  const panel = await claimlight.openPanel(await claimlight.open(site.large))
  await offerIn(panel)
    .getByText(/Download marie-curie-2\.dossier\.json .* from the page/)
    .waitFor()
  await look(panel, 'large')
  await offerIn(panel).getByRole('button', { name: 'Add the downloaded file' }).click()
  const choose = panel.getByLabel('Choose a file')
  await choose.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') })
  await panel.getByText('Its size is not the one that the page states.').waitFor()
  await panel.getByRole('button', { name: 'Choose another file' }).click()
  await panel.evaluate(() => history.go(-1))
  await offerIn(panel).getByRole('button', { name: 'Add the downloaded file' }).click()
  await choose.setInputFiles(site.file)
  await panel.getByRole('heading', { level: 1, name: 'Marie Curie' }).waitFor()
})

test('a newer version with the same key is offered as an update with its differences', async () => {
  const panel = await claimlight.openPanel(await claimlight.open(site.second))
  await offerIn(panel).getByText('You have version 1.').waitFor()
  await look(panel, 'update')
  await offerIn(panel).getByRole('button', { name: 'Preview the update' }).click()
  const difference = panel.getByRole('region', { name: 'Compared with the installed version 1' })
  await difference.getByText('1 changed claim').waitFor()
  expect(await panel.getByText('signed with another key').count()).toBe(0)
  await panel.getByRole('button', { name: 'Add this evidence as version 2' }).click()
  await panel.getByRole('heading', { name: 'Marie Curie is now at version 2.' }).waitFor()
})

test('the older version gets the warning of a file', async () => {
  const panel = await claimlight.openPanel(await claimlight.open(site.first))
  await offerIn(panel).getByText('You have the newer version 2.').waitFor()
  await preview(panel).click()
  await panel.getByText('This version is older than the installed version 2. Replace it?').waitFor()
})

test('a hostile page gets a line without a button, and other pages none', async () => {
  const panel = await claimlight.openPanel(await claimlight.open(site.hostile))
  await offerIn(panel)
    .getByText(/does not take. It offers several at once/)
    .waitFor()
  expect(await offerIn(panel).getByRole('button').count()).toBe(0)
  const other = await claimlight.openPanel(article)
  await other.getByRole('heading', { level: 1, name: 'Marie Curie' }).waitFor()
  expect(await offerIn(other).count()).toBe(0)
})

test.each(hostilePages)('a page with $what is refused with the reason', async ({ path, says }) => {
  const page = await claimlight.open(hostile.url + path)
  const panel = await claimlight.openPanel(page)
  const reason = panel.getByText(says).first()
  await reason.or(preview(panel)).first().waitFor()
  if (!(await reason.isVisible())) await preview(panel).click()
  await reason.waitFor()
  expect(await panel.getByRole('button', { name: 'Add this evidence' }).count()).toBe(0)
  await panel.close()
  await page.close()
})

test('a page that changes its offer after it was shown is refused', async () => {
  const page = await claimlight.open(`${hostile.url}/honest.html`)
  const panel = await claimlight.openPanel(page)
  await preview(panel).waitFor()
  await page.evaluate(changeOffer)
  await preview(panel).click()
  await panel.getByText('The page changed its offer. Open the page again.').waitFor()
})

/** Pictures of the panel, for people; only with `PICTURES=FOLDER`. */
async function look(panel: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES
  if (folder === undefined) return
  for (const [width, colorScheme] of [
    [400, 'light'],
    [320, 'light'],
    [400, 'dark'],
  ] as const) {
    await panel.setViewportSize({ width, height: 700 })
    await panel.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await panel.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png`, fullPage: true })
  }
  await panel.emulateMedia({ colorScheme: 'light' })
}
