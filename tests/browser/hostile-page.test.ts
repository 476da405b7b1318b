import { describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { launchExtension } from './extension'
import { untilHighlights } from './highlights'
import { serveSite } from './site'
import { until } from './until'
import { claimlight, startExtension, visit } from './start-extension'

const CONFLICT = 'Karpathy left Tesla in March 2019.'
const html = (body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><main><h1>Andrej Karpathy</h1>${body}</main>`
const LISTEN = `<script>
  window.heard = []
  addEventListener('message', ({ data }) => heard.push(JSON.stringify(data)))
  const dispatch = document.dispatchEvent
  document.dispatchEvent = function (event) { heard.push(event.type); return dispatch.call(this, event) }
</script>`

const isMarked = (page: Page) => untilHighlights(page, (marks) => marks['claimlight-differs']?.[0] === 'March 2019')

startExtension(async () => {
  const inForm = (field: string): string => html(`<form>${field}<p>${CONFLICT}</p></form>`)
  const site = await serveSite('tests/browser/fixtures', {
    '/listening.html': html(`<p>${CONFLICT}</p>${LISTEN}`),
    '/plain.html': html(`<p id="text">${CONFLICT}</p>`),
    '/browser.html': html(
      `<form id="browser"><input name="runtime" id="any"></form><form id="chrome"></form><p>${CONFLICT}</p>`,
    ),
    ...Object.fromEntries(CLOBBERED.map((name) => [`/${name}.html`, inForm(`<input name="${name}">`)])),
  })
  const claimlight = await launchExtension({ allSites: true })
  return { claimlight, site }
})

/** Field names that hide DOM properties of their form. */
const CLOBBERED = [
  ...['childNodes', 'closest', 'parentElement', 'nodeType', 'nodeName', 'localName', 'shadowRoot', 'textContent'],
  ...['getAttribute', 'classList', 'id', 'ownerDocument', 'getBoundingClientRect', 'querySelectorAll', 'namespaceURI'],
]

describe('a form whose fields have the names of DOM properties', () => {
  test.each(CLOBBERED)('has its text checked and marked: %s', async (name) => {
    const page = await visit(`/${name}.html`)
    await claimlight.waitForStatus(page, 'done')
    await isMarked(page)
  })

  test('has its text checked when it is added later', async () => {
    const page = await visit('/closest.html')
    await claimlight.waitForStatus(page, 'done')
    await page.evaluate(() => {
      const text = document.createElement('p')
      text.textContent = 'Karpathy left Tesla in March 2019.'
      document.querySelector('form')!.append(text)
    })
    await untilHighlights(page, (marks) => marks['claimlight-differs']?.includes('March 2019') ?? false)
  })
})

test('elements with the names of global browser objects do not stop the page agent', async () => {
  const page = await visit('/browser.html')
  await claimlight.waitForStatus(page, 'done')
  await isMarked(page)
})

describe('a script of the page', () => {
  test('gets no message with the extension’s id', async () => {
    const page = await visit('/listening.html')
    await claimlight.waitForStatus(page, 'done')
    await isMarked(page)
    const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard)
    expect(heard.join()).not.toContain(claimlight.id)
  })

  test('cannot stop the page agent with a message', async () => {
    const page = await visit('/plain.html')
    await claimlight.waitForStatus(page, 'done')
    await page.evaluate((id) => {
      const type = `${id}:reader:wxt:content-script-started`
      const detail = { contentScriptName: 'page-agent', messageId: 'another' }
      document.dispatchEvent(new CustomEvent(type, { detail }))
      postMessage({ type, ...detail }, '*')
    }, claimlight.id)
    await page.evaluate(() => (document.querySelector('#text')!.textContent = 'Karpathy left Tesla in March 2018.'))
    await untilHighlights(page, (marks) => marks['claimlight-differs']?.[0] === 'March 2018')
  })

  test('that removes highlights and style sheets does so only until the page changes', async () => {
    const page = await visit('/plain.html')
    await claimlight.waitForStatus(page, 'done')
    await isMarked(page)
    await page.evaluate(() => {
      CSS.highlights.clear()
      document.adoptedStyleSheets = []
      document.querySelector('main')!.append(document.createElement('p'), 'And more.')
    })
    await isMarked(page)
    const sheets = await page.evaluate(() => document.adoptedStyleSheets.length)
    expect(sheets).toBe(1)
  })
})

test('a compromised renderer can neither read nor write settings', async () => {
  const page = await visit('/plain.html')
  await claimlight.waitForStatus(page, 'done')
  const cdp = await page.context().newCDPSession(page)
  const worlds: { id: number; origin: string }[] = []
  cdp.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context))
  await cdp.send('Runtime.enable')
  const { id: contextId } = (await until(
    () => Promise.resolve(worlds.find(({ origin }) => origin.endsWith(claimlight.id))),
    (world) => world !== undefined,
  ))!
  const run = async (expression: string): Promise<unknown> =>
    (await cdp.send('Runtime.evaluate', { contextId, expression, awaitPromise: true, returnByValue: true })).result
      .value
  const tried = (call: string): string =>
    `(async () => { try { return JSON.stringify(await ${call}) } catch (e) { return 'refused' } })()`
  expect(await run(tried('chrome.storage.local.get(null)'))).toBe('refused')
  expect(await run(tried('chrome.storage.local.set({ settings: { off: { everywhere: true } } })'))).toBe('refused')
  // The page agent receives its settings by message: the appearance of marks, and the names to search for.
  const look = await run(tried("chrome.runtime.sendMessage({ v: 1, to: 'background', kind: 'look', data: null })"))
  expect(Object.keys((JSON.parse(look as string) as { value: object }).value).sort()).toEqual([
    'announce',
    'marks',
    'names',
    'theme',
  ])
})

test('pressing “Check this page” again leaves one page agent with one set of marks', async () => {
  const page = await visit('/plain.html')
  await claimlight.waitForStatus(page, 'done')
  await claimlight.check(page)
  await untilHighlights(page, (marks) => marks['claimlight-differs']?.length === 1)
})
