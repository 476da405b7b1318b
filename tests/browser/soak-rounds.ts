import type { Page } from 'playwright-core'
import type { Claimlight } from './extension'
import type { Site } from './site'
import { KINDS } from './soak-pages'

/** Tabs that are used as a reader does: opened, changed, left for another page, closed. */
export interface Tabs {
  /** One round: each tab does one thing, some are closed and opened again, and one has its panel opened and closed. */
  round(n: number): Promise<void>
  close(): Promise<void>
}

export async function openTabs(claimlight: Claimlight, site: Site, count: number): Promise<Tabs> {
  const tabs: Page[] = []
  const addressOf = (n: number): string =>
    `${site.url}/${n % 7 === 5 ? 'saved-feed' : n % 7 === 6 ? 'saved-live' : KINDS[n % 7]}`
  const open = async (n: number): Promise<Page> => claimlight.open(addressOf(n))
  for (let n = 0; n < count; n++) tabs.push(await open(n))

  return {
    async round(n) {
      for (const [i, tab] of tabs.entries()) {
        if ((i + n) % 10 === 9) {
          await tab.close()
          tabs[i] = await open(i)
        } else if ((i + n) % 10 === 4) await tab.goto(addressOf(i + n))
        else await tab.evaluate((step) => window.act?.(step), n)
      }
      const tab = tabs[n % tabs.length]
      if (!tab) return
      const panel = await claimlight.openPanel(tab)
      await panel.waitForSelector('main, [role="main"], #root > *')
      await panel.close()
    },
    async close() {
      await Promise.all(tabs.splice(0).map((tab) => tab.close()))
    },
  }
}

/** Returns what the background has stored about tabs: keys in session storage, and entries of its index. */
export async function keptOfTabs(claimlight: Claimlight): Promise<string[]> {
  const worker = await claimlight.worker()
  return worker.evaluate(async () => {
    const all = await chrome.storage.session.get(null)
    const index = Object.keys((all.tabs as object | undefined) ?? {}).map((tabId) => `tabs:${tabId}`)
    return [...Object.keys(all).filter((key) => /^(?:page|view|question):/.test(key)), ...index].sort()
  })
}
