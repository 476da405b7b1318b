import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveSite, type Site } from '@/tests/browser/site'
import { ARTICLE_PAGE, ENCYCLOPEDIA_PAGE } from './evidence-pages'
import { launchFirefox, type FirefoxClaimlight } from './firefox-extension'
import { panelOf, readEverySite } from './panel-firefox'

// A shorter version of the Chromium test: the scripts in the page, the worker and the store in the other browser.
let site: Site
let claimlight: FirefoxClaimlight
let panel: Page

beforeAll(async () => {
  site = await serveSite('tests/e2e', { '/wiki.html': ENCYCLOPEDIA_PAGE, '/article.html': ARTICLE_PAGE })
  claimlight = await launchFirefox()
  await readEverySite(claimlight)
})
afterAll(async () => {
  await claimlight.close()
  await site.close()
})

test('two clicks lead from an open encyclopedia page to marks on another tab', async () => {
  ;({ panel } = await panelOf(claimlight, `${site.url}/wiki.html`))
  await press('Use as evidence')
  await panel.waitForSelector('::-p-aria([name="Borg Observatory"][role="heading"])')
  await press('Read along with this')
  await panel.waitForSelector('::-p-aria([name="Claimlight reads along with Borg Observatory."][role="heading"])')
  const article = await claimlight.open(`${site.url}/article.html`)
  await expect.poll(() => article.evaluate(wrongWords), { timeout: 30_000 }).toContain('1937')
})

async function press(name: string): Promise<void> {
  await (await panel.waitForSelector(`::-p-aria([name="${name}"][role="button"])`))?.click()
}

function wrongWords(): string {
  return [...(CSS.highlights.get('claimlight-differs') ?? [])].map(String).join(' ')
}
