// @module-tag walks
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { cases } from '@/tests/lanes'
import { pointOf } from './card'
import { launchExtension } from './extension'
import { untilHighlights } from './highlights'
import { serveSite } from './site'
import { until } from './until'
import { claimlight, startExtension, visit } from './start-extension'

const CONFLICT = 'Karpathy left Tesla in March 2019.'
const html = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>${head}</head><body><main><h1>Andrej Karpathy</h1>
  <p id="text">${CONFLICT}</p></main>${body}</body></html>`

/** Hostile pages by the name of the attack. Their text must still be checked and marked. */
const ATTACKS: Record<string, string> = {
  'redefines built-in functions': html(
    '',
    `<script>
      for (const one of [Array.prototype, String.prototype, Map.prototype, Set.prototype, Promise.prototype])
        for (const name of Object.getOwnPropertyNames(one))
          try { if (name !== 'constructor') one[name] = () => { throw new Error('redefined') } } catch {}
      JSON.stringify = JSON.parse = () => 'redefined'
      window.Highlight = window.MutationObserver = window.IntersectionObserver = function () { throw new Error('redefined') }
      Node.prototype.appendChild = Element.prototype.attachShadow = () => { throw new Error('redefined') }
    </script>`,
  ),
  'changes its text every four milliseconds': html(
    `<p id="clock"></p><script>setInterval(() => { clock.textContent = 'It is now ' + Math.random() + '.' }, 4)</script>`,
  ),
  // Chromium crashes when it lays out about four thousand nested boxes, so the deeper nesting is hidden.
  'nests ten thousand elements': html(
    `<p id="shown"></p><section id="unseen" hidden></section><script>
    for (const [start, levels] of [[shown, 1500], [unseen, 10000]]) {
      let inner = start
      for (let i = 0; i < levels; i++) inner = inner.appendChild(document.createElement('span'))
      inner.textContent = 'At the bottom.'
    }</script>`,
  ),
  // Elements have no boxes, so that the browser can lay them out; the text at the bottom is shown.
  'shows text ten thousand levels deep': html(
    `<p id="deep"></p><script>
    let inner = deep
    for (let i = 0; i < 10000; i++) {
      inner = inner.appendChild(document.createElement('span'))
      inner.style.display = 'contents'
    }
    inner.textContent = 'Andrej Karpathy gave a talk.'</script>`,
  ),
  'requires trusted types': html(
    '',
    `<meta http-equiv="Content-Security-Policy" content="require-trusted-types-for 'script'; trusted-types 'none'; script-src 'unsafe-inline'; style-src 'none'">`,
  ),
  'holds many empty frames': html(
    `<script>for (let i = 0; i < ${cases(400)}; i++) { const f = document.createElement('iframe'); f.width = f.height = 5; document.body.append(f) }</script>`,
  ),
  'holds many frames with text about the subject': html(
    `<script>for (let i = 0; i < ${cases(200)}; i++) { const f = document.createElement('iframe'); f.srcdoc = '<p>Karpathy left Tesla in March 2018.</p>'; f.width = f.height = 5; document.body.append(f) }</script>`,
  ),
  'sends messages and events all the time': html(
    `<script>setInterval(() => { for (let i = 0; i < 50; i++) { postMessage({ v: 1, to: 'page', kind: 'paint', data: {} }, '*')
    document.dispatchEvent(new CustomEvent('claimlight', { detail: { kind: 'paint' } })) } }, 10)</script>`,
  ),
}
const pathOf = (name: string): string => `/${name.replaceAll(' ', '-')}.html`

const isMarked = (page: Page) => untilHighlights(page, (marks) => marks['claimlight-differs']?.[0] === 'March 2019')

startExtension(async () => {
  const pages = Object.entries(ATTACKS).map(([name, page]): [string, string] => [pathOf(name), page])
  const site = await serveSite('tests/browser/fixtures', { ...Object.fromEntries(pages), '/plain.html': html('') })
  const claimlight = await launchExtension({ allSites: true })
  // Pages with many frames load slowly under the protocol.
  claimlight.context.setDefaultNavigationTimeout(90_000)
  return { claimlight, site }
})

test.each(Object.keys(ATTACKS))('a page that %s is checked and marked', async (name) => {
  const page = await visit(pathOf(name))
  const { findings } = await claimlight.waitForStatus(page, 'done')
  expect(findings.map(({ verdict }) => verdict)).toContain('contradicted')
  // With redefined functions, the marks cannot be read in the page.
  if (!name.startsWith('redefines')) await isMarked(page)
})

test('a page can neither open the card by its own events nor read an open card', async () => {
  const page = await visit('/plain.html')
  await claimlight.waitForStatus(page, 'done')
  await isMarked(page)
  const at = await page.evaluate(() => {
    const text = document.querySelector('#text')!.firstChild!
    const range = document.createRange()
    range.setStart(text, 26)
    range.setEnd(text, 30)
    const { left, top, width, height } = range.getBoundingClientRect()
    const point = { x: left + width / 2, y: top + height / 2 }
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
      document
        .querySelector('#text')!
        .dispatchEvent(new MouseEvent(type, { bubbles: true, clientX: point.x, clientY: point.y }))
    return point
  })
  const seen = () =>
    page.evaluate(() => {
      const card = document.querySelector('claimlight-card')
      return card === null ? 'none' : `${card.shadowRoot === null ? 'closed' : 'open'}: ${card.textContent}`
    })
  expect(await seen()).toBe('none')
  await page.mouse.click(at.x, at.y)
  await until(seen, (words) => words !== 'none')
  expect(await seen()).toBe('closed: ')
})

test('a page that writes itself anew is marked again, and its card opens', async () => {
  const page = await visit('/plain.html')
  await claimlight.waitForStatus(page, 'done')
  await isMarked(page)
  await page.evaluate(`document.open()
    document.write('<title>Anew</title><main><h1>Andrej Karpathy</h1><p>Karpathy left Tesla in March 2018.</p></main>')
    document.close()`)
  await untilHighlights(page, (marks) => marks['claimlight-differs']?.[0] === 'March 2018')
  const at = await pointOf(page, 'March 2018')
  await page.mouse.click(at.x, at.y)
  await until(() => page.evaluate(() => document.querySelector('claimlight-card') !== null), Boolean)
  await page.keyboard.press('Escape')
  await until(() => page.evaluate(() => document.querySelector('claimlight-card') === null), Boolean)
})
