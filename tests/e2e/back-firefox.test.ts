import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PageState } from '@/lib/schema/page-state'
import { serveSite, type Site } from '@/tests/browser/site'
import { keptPage } from '@/tests/browser/kept-pages'
import { until } from '@/tests/browser/until'
import { launchFirefox, type FirefoxClaimlight } from './firefox-extension'
import { readEverySite } from './panel-firefox'

// The steps are in order: each begins on the page where the last one ended.
const ABOUT = '<p>Andrej Karpathy is a researcher and a teacher, and this is a page about him and his work.</p>'
let site: Site
let claimlight: FirefoxClaimlight
let page: Page
let panel: Page
let tabId: number
let far: string

beforeAll(async () => {
  const pages: Record<string, string> = {
    '/second': keptPage('The second story', `${ABOUT}<p>Karpathy left OpenAI in February 2022.</p><a id="go" href="/soup">Soup</a>`),
    '/soup': keptPage('Soup', '<p>A soup needs water, salt and an hour of time.</p>'),
  } // prettier-ignore
  site = await serveSite('tests/e2e', pages)
  far = `${site.url.replace('localhost', '127.0.0.1')}/second`
  pages['/first'] = keptPage(
    'The first story',
    `${ABOUT}<p id="s">Karpathy left Tesla in March 2019.</p><a id="go" href="/second">Next</a><a id="far" href="${far}">Far</a>
     </article><aside><p id="beside">The dates are those that the archivist wrote down.</p></aside>`,
  )
  claimlight = await launchFirefox()
  await readEverySite(claimlight)
  page = await claimlight.open(`${site.url}/first`)
  panel = await claimlight.openOwn('sidepanel.html')
  tabId = await panel.evaluate(async (url) => (await browser.tabs.query({})).find((tab) => tab.url === url)?.id ?? -1, `${site.url}/first`)
  await panel.close()
  panel = await claimlight.openOwn(`sidepanel.html?tabId=${tabId}`)
}) // prettier-ignore
afterAll(async () => {
  await claimlight.close()
  await site.close()
})

const stateNow = () =>
  panel.evaluate(async (key) => (await browser.storage.session.get(key))[key] as PageState | undefined, `page:${tabId}`)
/** Returns null between two documents. */
const shown = () => page.evaluate(() => `${document.documentElement.dataset.shown} ${location.href}`).catch(() => null)

async function shows(title: string, url: string, wrong: string[]): Promise<void> {
  const state = await until(stateNow, (now) => now?.title === title && ['done', 'off-subject'].includes(now.status), 20_000)
  expect(state).toMatchObject({ url, pageKey: url.replace('http:', 'https:') })
  const others = ['March 2019', 'February 2022'].filter((words) => !wrong.includes(words))
  const text = () => panel.evaluate(() => document.body.textContent)
  await until(text, (now) => wrong.every((words) => now.includes(words)) && !others.some((words) => now.includes(words)))
  const badge = () => panel.evaluate((id) => browser.action.getBadgeText({ tabId: id }), tabId)
  await until(badge, (now) => now === (wrong.length > 0 ? String(wrong.length) : ''))
  const marks = () => page.evaluate(() => [...(CSS.highlights.get('claimlight-differs') ?? [])].map(String))
  await until(marks, (now) => now.length === wrong.length && now.every((words) => wrong.includes(words)))
} // prettier-ignore
const first = () => shows('The first story', `${site.url}/first`, ['March 2019'])
const second = (url = `${site.url}/second`) => shows('The second story', url, ['February 2022'])

async function follow(id: string, url: string): Promise<void> {
  await page.evaluate((link) => document.getElementById(link)!.click(), id)
  await until(shown, (now) => now === `new ${url}`, 20_000)
}

async function go(by: number, url: string): Promise<void> {
  await page.evaluate((steps) => history.go(steps), by).catch(() => undefined)
  await until(shown, (now) => now === `kept ${url}`, 20_000)
}

/** Reloads in the page: the driver waits for a load of the page that it opened. */
async function reload(): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dataset.shown = 'left'
    location.reload()
  })
  await until(shown, (now) => now?.startsWith('new') === true, 20_000)
}

test('after Back in Firefox, the open sidebar, the badge and the marks are those of the page that came back', async () => {
  await first()
  await follow('go', `${site.url}/second`)
  await second()
  await go(-1, `${site.url}/first`)
  await first()
})

test('after Forward and several steps back in Firefox, all is that page’s', async () => {
  await go(1, `${site.url}/second`)
  await second()
  await follow('go', `${site.url}/soup`)
  await shows('Soup', `${site.url}/soup`, [])
  await go(-2, `${site.url}/first`)
  await first()
})

test('after Back from another site and a reload in Firefox, all is that page’s', async () => {
  await follow('far', far)
  await second(far)
  await go(-1, `${site.url}/first`)
  await first()
  await reload()
  await first()
})

test('a note beside the article is marked in Firefox, also after a reload', async () => {
  await panel.evaluate(
    async (key, exact) => {
      const { pageKey, url, title } = (await browser.storage.session.get(key))[key] as PageState
      const anchor = { quote: { exact, prefix: '', suffix: '' }, position: null, range: null }
      const note = { note: 'Mine', tags: [], color: null, claim: null, finding: null }
      const data = { id: 'beside', basedOn: null, pageKey, url, title, anchor, ...note }
      await browser.runtime.sendMessage({ v: 1, to: 'background', kind: 'save-annotation', data })
    },
    `page:${tabId}`,
    'The dates are those that the archivist wrote down.',
  )
  const notes = () => page.evaluate(() => [...(CSS.highlights.get('claimlight-note') ?? [])].map(String).join())
  await until(notes, (now) => now === 'The dates are those that the archivist wrote down.')
  await reload()
  await until(notes, (now) => now === 'The dates are those that the archivist wrote down.', 20_000)
})

declare const browser: {
  tabs: { query: (what: object) => Promise<{ id?: number; url?: string }[]> }
  action: { getBadgeText: (of: { tabId: number }) => Promise<string> }
  storage: { session: { get: (key: string) => Promise<Record<string, unknown>> } }
  runtime: { sendMessage: (message: object) => Promise<unknown> }
}
