import type { Page } from 'puppeteer-core'
import type { PageState } from '@/lib/schema/page-state'
import { launchFirefox } from '@/tests/e2e/firefox-extension'
import { serveSite } from '@/tests/browser/site'
import { bare, type FixtureBrowser } from './check-fixture'
import { FOLDER } from './expected'
import { marksInPage } from './marks-in-page'

/** Starts Firefox with the built extension, which checks every page, and a server of the pages. */
export async function firefoxForFixtures(): Promise<FixtureBrowser> {
  const site = await serveSite(FOLDER)
  const claimlight = await launchFirefox()
  const desk = await claimlight.openOwn('sidepanel.html#/settings')
  await desk.evaluate(async () => {
    const { settings } = await browser.storage.local.get('settings')
    await browser.storage.local.set({ settings: { ...settings, readAlong: true } })
  })
  await desk.waitForFunction(async () => (await browser.scripting.getRegisteredContentScripts()).length > 0)
  // Firefox opens a tab next to the last one, and fails when that is closed at the same time.
  const make = (tries = 3): Promise<Page> =>
    claimlight.browser.newPage().catch((error: unknown) => {
      if (tries <= 1) throw error
      return make(tries - 1)
    })
  let last: Promise<Page> = Promise.resolve(desk)
  return {
    async open(path) {
      const page = await (last = last.then(
        () => make(),
        () => make(),
      ))
      await page.goto(`${site.url}${path}`, { waitUntil: 'domcontentloaded', timeout: 120_000 })
      const prefix = `${site.url}${path.replace(/[^/]*$/, '')}`
      return {
        state: () => desk.evaluate(storedPage, prefix),
        isLong: () => page.evaluate(() => document.documentElement.scrollHeight > 2.5 * innerHeight),
        async marks() {
          const marks = await page.evaluate(marksInPage)
          return Object.fromEntries(Object.entries(marks).map(([name, words]) => [name, bare(words)]))
        },
        click: (selector) => page.click(selector),
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
  const all = await browser.storage.session.get(null)
  const [state] = Object.entries(all).filter(([key, page]) => key.startsWith('page:') && page.url.startsWith(prefix))
  return state?.[1] ?? null
}

declare const browser: {
  scripting: { getRegisteredContentScripts: () => Promise<unknown[]> }
  storage: {
    local: { get: (key: string) => Promise<{ settings?: object }>; set: (values: object) => Promise<void> }
    session: { get: (keys: null) => Promise<Record<string, PageState>> }
  }
}
