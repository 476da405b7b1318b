import type { Page } from 'puppeteer-core'
import type { FirefoxClaimlight } from './firefox-extension'

/** Opens a page, and the panel of it in a tab of its own. */
export async function panelOf(claimlight: FirefoxClaimlight, url: string): Promise<{ page: Page; panel: Page }> {
  const page = await claimlight.open(url)
  const panel = await claimlight.openOwn('sidepanel.html')
  const id = await panel.evaluate(
    async (wanted) => (await browser.tabs.query({})).find((tab) => tab.url === wanted)?.id,
    url,
  )
  await panel.close()
  return { page, panel: await claimlight.openOwn(`sidepanel.html?tabId=${id}`) }
}

/** Turns on checking on every site: without it the panel may not read a page that nobody has pressed the button on. */
export async function readEverySite(claimlight: FirefoxClaimlight): Promise<void> {
  const settings = await claimlight.openOwn('sidepanel.html#/settings')
  await (await settings.waitForSelector('::-p-aria([name="Read along on every site"][role="switch"])'))?.click()
  await settings.waitForFunction(async () => (await browser.scripting.getRegisteredContentScripts()).length === 1)
  await settings.close()
}

declare const browser: {
  scripting: { getRegisteredContentScripts: () => Promise<object[]> }
  tabs: { query: (what: object) => Promise<{ id?: number; url?: string }[]> }
}
