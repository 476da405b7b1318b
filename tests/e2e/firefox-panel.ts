import type { ElementHandle, Page } from 'puppeteer-core'
import { expect } from 'vitest'
import { until } from '@/tests/browser/until'
import type { FirefoxClaimlight } from './firefox-extension'

/** Opens a page, and the panel of it in a tab of its own. */
export async function panelOf(claimlight: FirefoxClaimlight, url: string) {
  const page = await claimlight.open(url)
  const panel = await claimlight.openOwn('sidepanel.html')
  const tabId = await panel.evaluate(
    async (wanted) => (await browser.tabs.query({})).find((tab) => tab.url === wanted)?.id ?? -1,
    url,
  )
  await panel.close()
  return { page, tabId, panel: await claimlight.openOwn(`sidepanel.html?tabId=${tabId}`) }
}

/** Turns on checking on every site: without it the panel may not read a page that nobody has pressed the button on. */
export async function readEverySite(claimlight: FirefoxClaimlight): Promise<void> {
  const settings = await claimlight.openOwn('sidepanel.html#/settings')
  await press(settings, 'Read along on every site', 'switch')
  await settings.waitForFunction(async () => (await browser.scripting.getRegisteredContentScripts()).length === 1)
  await settings.close()
}

export async function press(panel: Page, name: string, role = 'button'): Promise<void> {
  await (await panel.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`))?.click()
}

export async function says(panel: Page, words: string): Promise<void> {
  await panel.waitForSelector(`::-p-text(${words})`, { timeout: 60_000 })
}

export async function upload(panel: Page, selector: string, ...paths: string[]): Promise<void> {
  const input = (await panel.waitForSelector(selector)) as ElementHandle<HTMLInputElement> | null
  expect(input).not.toBeNull()
  await input?.uploadFile(...paths)
}

/** Shows another screen of the panel. */
export function goTo(panel: Page, hash: string): Promise<void> {
  return panel.evaluate((to) => location.assign(to), hash)
}

/** The words under one highlight, in reading order; empty between two documents. */
export function marksOf(page: Page, name = 'claimlight-differs'): Promise<string> {
  const words = (highlight: string): string => {
    const ranges = [...(CSS.highlights.get(highlight) ?? [])] as Range[]
    ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b))
    return ranges.map((range) => range.toString()).join('')
  }
  return page.evaluate(words, name).catch(() => '')
}

export async function marks(page: Page, words: string): Promise<void> {
  await until(
    () => marksOf(page),
    (now) => now.includes(words),
    30_000,
  )
}

/** Saves a note by the message of the editor. @param more fields other than those of a note on a made-up page */
export async function saveNote(panel: Page, id: string, note: string, more: object = {}): Promise<void> {
  const address = 'https://a.example/'
  const data = {
    ...{ id, basedOn: null, pageKey: address, url: address, title: 'A page', claim: null, anchor: null },
    ...{ note, tags: [], color: null, finding: null, ...more },
  }
  const message = { v: 1, to: 'background', kind: 'save-annotation', data }
  expect(await panel.evaluate((one) => browser.runtime.sendMessage(one), message)).toMatchObject({ ok: true })
}

/** The part of the extension's interface that tests call in its pages. */
export interface ExtensionApi {
  scripting: { getRegisteredContentScripts: () => Promise<object[]> }
  tabs: { query: (what: object) => Promise<{ id?: number; url?: string }[]> }
  action: { getBadgeText: (of: { tabId: number }) => Promise<string> }
  storage: { session: { get: (key: string) => Promise<Record<string, unknown>> } }
  runtime: { sendMessage: (message: object) => Promise<unknown>; reload: () => void }
}

declare const browser: ExtensionApi
