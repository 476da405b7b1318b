// @module-tag firefox
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PageState } from '@/lib/schema/page-state'
import { follow, goInHistory, keptPage } from '@/tests/browser/kept-pages'
import { serveSite, type Site } from '@/tests/browser/site'
import { until } from '@/tests/browser/until'
import { ARTICLE_PAGE, ENCYCLOPEDIA_PAGE } from './evidence-pages'
import { launchFirefox, type FirefoxClaimlight } from './firefox-extension'
import { marks, marksOf, panelOf, press, readEverySite, says, saveNote, type ExtensionApi } from './firefox-panel'

// A walk over pages in Firefox, with one profile: what the scripts in the page, the worker and the store do there.
const ABOUT = '<p>Andrej Karpathy is a researcher and a teacher, and this is a page about him and his work.</p>'
const BESIDE = 'The dates are those that the archivist wrote down.'
let site: Site
let claimlight: FirefoxClaimlight
let far: string

beforeAll(async () => {
  const pages: Record<string, string> = {
    ...{ '/wiki.html': ENCYCLOPEDIA_PAGE, '/article.html': ARTICLE_PAGE },
    '/second': keptPage('The second story', `${ABOUT}<p>Karpathy left OpenAI in February 2022.</p><a id="go" href="/soup">Soup</a>`),
    '/soup': keptPage('Soup', '<p>A soup needs water, salt and an hour of time.</p>'),
  } // prettier-ignore
  site = await serveSite('tests/e2e', pages)
  far = `${site.url.replace('localhost', '127.0.0.1')}/second`
  pages['/first'] = keptPage(
    'The first story',
    `${ABOUT}<p id="s">Karpathy left Tesla in March 2019.</p><a id="go" href="/second">Next</a><a id="far" href="${far}">Far</a>
     </article><aside><p id="beside">${BESIDE}</p></aside>`,
  )
  claimlight = await launchFirefox()
  await readEverySite(claimlight)
}, 180_000)
afterAll(async () => {
  await claimlight.close()
  await site.close()
})

// The steps are in order: each begins on the page where the last one ended.
describe('Back and Forward', () => {
  let page: Page
  let panel: Page
  let tabId: number
  /** The same page for the steps that both browsers share, which use one method of it. */
  const kept = () => page as unknown as Parameters<typeof follow>[0]
  const first = () => shows('The first story', `${site.url}/first`, ['March 2019'])
  const second = (url = `${site.url}/second`) => shows('The second story', url, ['February 2022'])
  const stateNow = () =>
    panel.evaluate(
      async (key) => (await browser.storage.session.get(key))[key] as PageState | undefined,
      `page:${tabId}`,
    )

  beforeAll(async () => void ({ page, panel, tabId } = await panelOf(claimlight, `${site.url}/first`)))

  async function shows(title: string, url: string, wrong: string[]): Promise<void> {
    const state = await until(stateNow, (now) => now?.title === title && ['done', 'off-subject'].includes(now.status), 20_000)
    expect(state).toMatchObject({ url, pageKey: url.replace('http:', 'https:') })
    const others = ['March 2019', 'February 2022'].filter((words) => !wrong.includes(words))
    const text = () => panel.evaluate(() => document.body.textContent)
    await until(text, (now) => wrong.every((words) => now.includes(words)) && !others.some((words) => now.includes(words)))
    const badge = () => panel.evaluate((id) => browser.action.getBadgeText({ tabId: id }), tabId)
    await until(badge, (now) => now === (wrong.length > 0 ? String(wrong.length) : ''))
    await until(() => marksOf(page), (now) => now === wrong.join(''))
  } // prettier-ignore

  /** Reloads in the page: the driver waits for a load of the page that it opened. */
  async function reload(): Promise<void> {
    await page.evaluate(() => {
      document.documentElement.dataset.shown = 'left'
      location.reload()
    })
    const shown = () => page.evaluate(() => document.documentElement.dataset.shown).catch(() => undefined)
    await until(shown, (now) => now === 'new', 20_000)
  }

  test('after Back, Forward and several steps back, the open sidebar, the badge and the marks are that page’s', async () => {
    await first()
    await follow(kept(), 'go', `${site.url}/second`)
    await second()
    await goInHistory(kept(), -1, `${site.url}/first`)
    await first()
    await goInHistory(kept(), 1, `${site.url}/second`)
    await second()
    await follow(kept(), 'go', `${site.url}/soup`)
    await shows('Soup', `${site.url}/soup`, [])
    await goInHistory(kept(), -2, `${site.url}/first`)
    await first()
  })

  test('after Back from another site and a reload, all is that page’s', async () => {
    await follow(kept(), 'far', far)
    await second(far)
    await goInHistory(kept(), -1, `${site.url}/first`)
    await first()
    await reload()
    await first()
  })

  test('a note beside the article is marked, also after a reload', async () => {
    const { pageKey, url, title } = (await stateNow())!
    const anchor = { quote: { exact: BESIDE, prefix: '', suffix: '' }, position: null, range: null }
    await saveNote(panel, 'beside', 'Mine', { pageKey, url, title, anchor })
    const noted = () => until(() => marksOf(page, 'claimlight-note'), (now) => now === BESIDE, 20_000) // prettier-ignore
    await noted()
    await reload()
    await noted()
  })
})

test('one click leads from an open encyclopedia page to marks on another tab', async () => {
  const { panel } = await panelOf(claimlight, `${site.url}/wiki.html`)
  await press(panel, 'Use this page as evidence')
  await says(panel, 'was added.')
  await marks(await claimlight.open(`${site.url}/article.html`), '1937')
})

test('the boxes of the statements have the colour of the text, as on every screen', async () => {
  const panel = await claimlight.openOwn('sidepanel.html#/dossiers/add')
  await panel.locator('.paste-dossier summary').click()
  await panel.type('.paste-dossier textarea', 'The Borg Observatory was opened on 12 May 1937.')
  await press(panel, 'Read this text')
  await panel.waitForSelector('.import-claim input')
  const [text, ...boxes] = await panel.$$eval('body, .import-claim input', ([body, ...inputs]) => [
    getComputedStyle(body!).color,
    ...inputs.map((box) => getComputedStyle(box).accentColor),
  ])
  expect(new Set(boxes)).toEqual(new Set([text]))
})

declare const browser: ExtensionApi
