import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wasmBytes } from '@/lib/engine/model/wasm-bytes'
import { serveSite, type Site } from '@/tests/browser/site'
import { codeAllowed } from './code-allowed'
import { launchFirefox, type FirefoxClaimlight } from './firefox-extension'
import { STORY, STORY_PAGE } from './story'

// A shorter version of the Chromium test, for the parts that differ between the browsers.
let site: Site
let claimlight: FirefoxClaimlight
let settings: Page
let article: Page
let tabId: number

beforeAll(async () => {
  site = await serveSite('tests/e2e', { '/story.html': STORY_PAGE })
  claimlight = await launchFirefox()
})
afterAll(async () => {
  await claimlight.close()
  await site.close()
})

describe('Claimlight in Firefox', () => {
  test('checks pages automatically once the switch is on', async () => {
    settings = await claimlight.openOwn('sidepanel.html#/settings')
    const everySite = await settings.waitForSelector('::-p-aria([name="Read along on every site"][role="switch"])')
    await everySite?.click()
    await settings.waitForFunction(async () => (await browser.scripting.getRegisteredContentScripts()).length === 1)
    article = await claimlight.open(`${site.url}/story.html`)
    await expect.poll(() => article.evaluate(marks, 'claimlight-differs'), { timeout: 20_000 }).toBe(STORY.page)
    // Only text near the view is underlined.
    await article.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
    // Findings come in slices: the last may arrive after the first.
    await expect.poll(() => article.evaluate(marks, 'claimlight-matches'), { timeout: 20_000 }).not.toBe('')
    await expect.poll(() => article.evaluate(marks, 'claimlight-doubt'), { timeout: 20_000 }).not.toBe('')
    await article.evaluate(() => window.scrollTo(0, 0))
  })

  test('can run the engine’s WebAssembly, and no code from strings', async () => {
    // Tested in the panel, which has the same policy as the background.
    expect(await settings.evaluate(codeAllowed, wasmBytes)).toEqual({ wasm: 'allowed', eval: 'refused' })
  })

  test('shows the number of contradicted sentences on the toolbar', async () => {
    tabId = await settings.evaluate(
      async (url) => {
        const [tab] = await browser.tabs.query({ url: `${url}/*` })
        return tab?.id ?? -1
      },
      site.url.replace(/:\d+$/, ''),
    )
    await expect.poll(() => settings.evaluate((id) => browser.action.getBadgeText({ tabId: id }), tabId)).toBe('1')
  })

  test('lists the findings with both values, and scrolls to the sentence', async () => {
    const panel = await claimlight.openOwn(`sidepanel.html?tabId=${tabId}`)
    const list = await panel.waitForSelector('::-p-aria([name="Findings"][role="list"])')
    const finding = await list?.waitForSelector('li.contradicted')
    await expect.poll(() => finding?.evaluate((item) => item.textContent)).toContain(STORY.contradicted[0])
    expect(await finding?.evaluate((item) => item.textContent)).toMatch(
      new RegExp(`Contradicted.*${STORY.page}.*${STORY.dossier}.*Tier \\d`),
    )
    const toggle = await finding?.$('[data-toggle][aria-expanded="false"]')
    await toggle?.click()
    const goTo = await finding?.waitForSelector('::-p-aria([name="Go to"][role="button"])')
    await goTo?.click()
    await expect.poll(() => article.evaluate(isInView, '#second'), { timeout: 10_000 }).toBe(true)
  })

  test('the best source and the number of the others stand on one line', async () => {
    const panel = await claimlight.openOwn(`sidepanel.html?tabId=${tabId}`)
    const toggle = await panel.waitForSelector('li.contradicted [data-toggle][aria-expanded="true"]')
    await toggle?.click()
    const best = await panel.waitForSelector('.finding .best:has(button)')
    const bottoms = await best?.evaluate((line) =>
      ['a', 'button'].map((name) => {
        const words = document.createRange()
        words.selectNodeContents(line.querySelector(name)!)
        return words.getBoundingClientRect().bottom
      }),
    )
    expect(bottoms?.[1]).toBeCloseTo(bottoms?.[0] ?? 0)
  })

  test('attaches a note with a missing sentence to the selection', async () => {
    const panel = await claimlight.openOwn(`sidepanel.html?tabId=${tabId}`)
    await panel.evaluate(keepNoteOn, 'A sentence that was never on this page at all.', tabId)
    const attach = await panel.waitForSelector('.page-notes details button.btn:not(.bare)')
    await article.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('#second + ul li')!))
    await attach?.evaluate((button) => (button as HTMLElement).click())
    await expect
      .poll(() => article.evaluate(marks, 'claimlight-note'), { timeout: 10_000 })
      .toBe('nanochat is the capstone project of LLM101n.')
  })
})

/** Saves a note on these words on the page of a tab. Runs in the panel. */
async function keepNoteOn(exact: string, tabId: number): Promise<void> {
  const name = `page:${tabId}`
  const { pageKey, url, title } = (await browser.storage.session.get(name))[name] as Record<string, string>
  const anchor = { quote: { exact, prefix: '', suffix: '' }, position: null, range: null }
  const note = { note: 'Mine', tags: [], color: null, claim: null, finding: null }
  const data = { id: 'attach', basedOn: null, pageKey, url, title, anchor, ...note }
  await browser.runtime.sendMessage({ v: 1, to: 'background', kind: 'save-annotation', data })
}

/** The words under one highlight, in reading order. Runs in the page. */
function marks(name: string): string {
  const ranges = [...(CSS.highlights.get(name) ?? [])] as Range[]
  ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b))
  return ranges.map((range) => range.toString()).join('')
}

function isInView(selector: string): boolean {
  const box = document.querySelector(selector)?.getBoundingClientRect()
  return box !== undefined && box.top >= 0 && box.bottom <= innerHeight
}

declare const browser: {
  scripting: { getRegisteredContentScripts: () => Promise<unknown[]> }
  tabs: { query: (filter: { url: string }) => Promise<{ id: number }[]> }
  action: { getBadgeText: (of: { tabId: number }) => Promise<string> }
  storage: { session: { get: (key: string) => Promise<Record<string, unknown>> } }
  runtime: { sendMessage: (message: object) => Promise<unknown> }
}
