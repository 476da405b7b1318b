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

declare const browser: { tabs: { query: (what: object) => Promise<{ id?: number; url?: string }[]> } }
