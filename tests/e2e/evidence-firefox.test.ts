import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveSite, type Site } from '@/tests/browser/site'
import { ARTICLE_PAGE, BRIDGE_PAGE, ENCYCLOPEDIA_PAGE, NEWS_PAGE } from './evidence-pages'
import { launchFirefox, type FirefoxClaimlight } from './firefox-extension'
import { panelOf, readEverySite } from './panel-firefox'

// A shorter version of the Chromium test: the scripts in the page, the worker and the store in the other browser.
let site: Site
let claimlight: FirefoxClaimlight
let panel: Page

beforeAll(async () => {
  const evidence = { '/wiki.html': ENCYCLOPEDIA_PAGE, '/news.html': NEWS_PAGE }
  site = await serveSite('tests/e2e', { ...evidence, '/article.html': ARTICLE_PAGE, '/bridge.html': BRIDGE_PAGE })
  claimlight = await launchFirefox()
  await readEverySite(claimlight)
})
afterAll(async () => {
  await claimlight.close()
  await site.close()
})

test('one click makes an open encyclopedia page evidence, and another tab has its marks', async () => {
  ;({ panel } = await panelOf(claimlight, `${site.url}/wiki.html`))
  await press('Use this page as evidence')
  await panel.waitForSelector('::-p-text(Claimlight reads along with)')
  const article = await claimlight.open(`${site.url}/article.html`)
  await expect.poll(() => article.evaluate(wrongWords), { timeout: 30_000 }).toContain('1937')
})

test('a page whose subject is its headline is read along with on pages that name the same two names', async () => {
  ;({ panel } = await panelOf(claimlight, `${site.url}/news.html`))
  await press('Use this page as evidence')
  await panel.waitForSelector('::-p-xpath(//h1[starts-with(., "Claimlight reads along with Town council votes")])')
  const bridge = await claimlight.open(`${site.url}/bridge.html`)
  await expect.poll(() => bridge.evaluate(wrongWords), { timeout: 30_000 }).toContain('1937')
})

async function press(name: string): Promise<void> {
  await (await panel.waitForSelector(`::-p-aria([name="${name}"][role="button"])`))?.click()
}

function wrongWords(): string {
  return [...(CSS.highlights.get('claimlight-differs') ?? [])].map(String).join(' ')
}
