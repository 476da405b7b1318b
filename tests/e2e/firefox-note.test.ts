// @module-tag firefox
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { notesStored } from '@/tests/browser/notes-stored'
import { serveSite, type Site } from '@/tests/browser/site'
import { until } from '@/tests/browser/until'
import { newCheck } from '@/lib/check/check-states'
import type { NoteRequest } from '@/lib/platform/session'
import { launchFirefox, type FirefoxClaimlight } from './firefox-extension'
import { panelOf } from './firefox-panel'

declare const browser: {
  storage: { session: { set: (values: object) => Promise<void> } }
  scripting: { executeScript: (injection: object) => Promise<{ result?: unknown }[]> }
}

// The editor of a note in a page, in Firefox: no protocol reaches the menu, so the request is written as the worker does.
const SENTENCE = 'Karpathy left Tesla in July 2022.'
let site: Site
let claimlight: FirefoxClaimlight

beforeAll(async () => {
  site = await serveSite('tests/e2e', {
    '/plain.html': `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><main><h1>Andrej Karpathy</h1>
      <p id="text">${SENTENCE}</p></main><script>
      window.heard = []
      for (const type of ['keydown', 'keyup', 'keypress', 'beforeinput', 'input'])
        addEventListener(type, (event) => heard.push(type), true)
      // A page may look at what a script of the extension asks of its shadow roots.
      window.roots = []
      const { get, set } = Object.getOwnPropertyDescriptor(ShadowRoot.prototype, 'adoptedStyleSheets')
      Object.defineProperty(ShadowRoot.prototype, 'adoptedStyleSheets', { get() { roots.push(this); return get.call(this) }, set })
    </script>`,
  })
  claimlight = await launchFirefox()
}, 180_000)
afterAll(async () => {
  await claimlight.close()
  await site.close()
})

const heardOn = (page: Page) =>
  page.evaluate(() => {
    const { heard, roots } = window as unknown as { heard: string[]; roots: unknown[] }
    return [...heard, ...roots.map(() => 'root')]
  })

test('a note is written in the page with the keyboard alone, and the page hears no key of it', async () => {
  const url = `${site.url}/plain.html`
  const { page, tabId, panel } = await panelOf(claimlight, url)
  await page.bringToFront()
  await page.evaluate(() => getSelection()!.selectAllChildren(document.querySelector('#text')!))
  const about = { pageKey: url, url, title: 'A page', quote: SENTENCE }
  const anchor = { quote: { exact: SENTENCE, prefix: '', suffix: '' }, position: null, range: null }
  const request: NoteRequest = {
    selection: newCheck({
      id: 'q',
      tabId,
      pageKey: url,
      url,
      title: 'A page',
      text: SENTENCE,
      status: 'unasked',
      anchor,
    }),
    draft: { key: 'k', place: 'p', id: 'n', basedOn: null, note: '', tagText: '', color: null, about, at: '' },
  }
  const isShown = await panel.evaluate(
    async ([id, stored]) => {
      await browser.storage.session.set({ [`note:${id}`]: stored })
      const [answer] = await browser.scripting.executeScript({ target: { tabId: id }, files: ['/note-box.js'] })
      return answer?.result
    },
    [tabId, request] as const,
  )
  expect(isShown).toBe(true)
  await page.bringToFront()
  await until(
    () => page.evaluate(() => document.activeElement?.localName),
    (name) => name === 'claimlight-note',
  )
  await page.keyboard.type('Asked her about it.')
  await page.keyboard.down('Control')
  await page.keyboard.press('Enter')
  await page.keyboard.up('Control')
  const notes = await until(
    () => panel.evaluate(notesStored),
    (all) => all.length > 0,
  )
  expect(notes).toMatchObject([{ note: 'Asked her about it.', anchor: { quote: { exact: SENTENCE } } }])
  expect(await heardOn(page)).toEqual([])
})
