import type { PageState } from '@/lib/schema/page-state'
import { launchExtension } from '@/tests/browser/extension'
import { serveSite } from '@/tests/browser/site'
import { bare, type FixtureBrowser } from './check-fixture'
import { FOLDER } from './expected'
import { marksInPage } from './marks-in-page'

/** Starts Chromium with the built extension, which checks every page, and a server of the pages. */
export async function chromiumForFixtures(): Promise<FixtureBrowser> {
  const site = await serveSite(FOLDER)
  const claimlight = await launchExtension({ allSites: true })
  const desk = await claimlight.open('/icon/16.png')
  return {
    async open(path) {
      const page = await claimlight.context.newPage()
      await page.goto(`${site.url}${path}`, { waitUntil: 'domcontentloaded', timeout: 120_000 })
      const prefix = `${site.url}${path.replace(/[^/]*$/, '')}`
      return {
        state: () => desk.evaluate(storedPage, prefix),
        isLong: () => page.evaluate(() => document.documentElement.scrollHeight > 2.5 * innerHeight),
        async marks() {
          const marks = await page.evaluate(marksInPage)
          return Object.fromEntries(Object.entries(marks).map(([name, words]) => [name, bare(words)]))
        },
        click: (selector) => page.locator(selector).click(),
        scrollToEnd: () => page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight)),
        close: () => page.close(),
      }
    },
    async close() {
      await claimlight.close()
      await site.close()
    },
  }
}

/** Returns the stored state of the tab whose address has this prefix. Runs in an extension page. */
async function storedPage(prefix: string): Promise<PageState | null> {
  const all = (await chrome.storage.session.get(null)) as Record<string, PageState>
  const [state] = Object.entries(all).filter(([key, page]) => key.startsWith('page:') && page.url.startsWith(prefix))
  return state?.[1] ?? null
}

declare const chrome: { storage: { session: { get: (keys: null) => Promise<object> } } }
