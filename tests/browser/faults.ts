import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { isFullRun } from '@/tests/lanes'
import { frames } from './frames'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Rules of axe about colours, the only ones whose results depend on the theme. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** The accessibility violations that axe finds on the page, one line each; `only` limits them to some rules. */
export async function faultsOf(page: Page, only?: readonly string[]): Promise<string[]> {
  // Injected by the debugger, because the panel's policy blocks other scripts.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe)
  // No rule in use needs style sheets, so axe does not load them. Passed checks are not returned, to save time.
  const options = { resultTypes: ['violations'], preload: false, ...(only ? { runOnly: only } : {}) }
  const rules = only ? {} : { rules: { region: { enabled: false } } }
  const run = `axe.run(document, ${JSON.stringify({ ...options, ...rules })}).then((results) => results.violations)`
  const violations = await page.evaluate<AxeResults['violations']>(run)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${String(target[0])} ${failureSummary ?? ''}`),
  )
}

/** The appearances of a page: each theme, and forced colours. */
const looks = [
  { name: 'light', colorScheme: 'light', forcedColors: 'none' },
  { name: 'dark', colorScheme: 'dark', forcedColors: 'none' },
  { name: 'forced colours', colorScheme: 'dark', forcedColors: 'active' },
] as const

/**
 * Returns accessibility violations and overflows of a light page from 320 to 480 pixels and with text of twice the
 * size, and violations of colour rules in its other appearances.
 */
export async function faultsInEveryLook(page: Page): Promise<string[]> {
  const found = await overflowsByWidth(page, isFullRun ? [320, 356, 400, 480] : [480, 320])
  // Between these widths only the spacing changes. `npm test` checks only 320 pixels.
  for (const width of isFullRun ? [400, 320] : [320]) {
    await page.setViewportSize({ width, height: 700 })
    await frames(page)
    found.push(...(await faultsOf(page)).map((fault) => `${width} px: ${fault}`))
  }
  if (isFullRun) found.push(...(await faultsOfLargeText(page)))
  return [...found, ...(await colourFaultsInOtherLooks(page))]
}

/** Faults at 320 pixels with text of twice the size, as a user of the browser sets it; then it has its size again. */
async function faultsOfLargeText(page: Page): Promise<string[]> {
  const setSize = (size: string) => page.evaluate((wanted) => (document.documentElement.style.fontSize = wanted), size)
  await setSize('200%')
  await page.setViewportSize({ width: 320, height: 700 })
  await frames(page)
  const found = [...(await faultsOf(page)), ...(await overflowsOf(page))]
  await setSize('')
  return found.map((fault) => `text of twice the size: ${fault}`)
}

/** Returns the overflowing elements at each width, each with the width. */
export async function overflowsByWidth(page: Page, widths: readonly number[]): Promise<string[]> {
  const found: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 700 })
    await frames(page) // pictures are drawn again for the width
    found.push(...(await overflowsOf(page)).map((fault) => `${width} px: ${fault}`))
  }
  return found
}

/** Returns violations of colour rules in the other appearances of a light page, and makes it light again. */
export async function colourFaultsInOtherLooks(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const { name, ...media } of looks.filter(({ name }) => name !== 'light')) {
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' })
    found.push(...(await faultsOf(page, COLOUR_RULES)).map((fault) => `${name}: ${fault}`))
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' })
  return found
}

/** Returns overlapping links and buttons, separately for the bar and the view, since the view scrolls under the bar. */
export function overlapsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const controls = [...document.querySelectorAll<HTMLElement>('a, button, input, textarea, select')].filter(
      // Click targets in a picture are larger than the drawing.
      (element) => element.checkVisibility() && element.getClientRects().length === 1 && !element.closest('.pic'),
    )
    const groups = [controls.filter((one) => one.closest('.bar')), controls.filter((one) => !one.closest('.bar'))]
    const name = (element: Element): string => element.getAttribute('aria-label') ?? element.textContent.slice(0, 30)
    const lieOn = (a: Element, b: Element): boolean => {
      const [one, other] = [a.getBoundingClientRect(), b.getBoundingClientRect()]
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left)
      const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
      return wide > 2 && high > 2 && !a.contains(b) && !b.contains(a)
    }
    return groups.flatMap((group) =>
      group.flatMap((a, i) =>
        group
          .slice(i + 1)
          .filter((b) => lieOn(a, b))
          .map((b) => `“${name(a)}” lies on “${name(b)}”`),
      ),
    )
  })
}

/** Elements that overflow the window, or whose text is cut off. */
export function overflowsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cut = [...document.querySelectorAll('main *, .bar *')].filter((element) => {
      if (element.closest('.only-read, [role="img"]')) return false
      const { right, width } = element.getBoundingClientRect()
      const clamped = getComputedStyle(element).overflow !== 'visible' // a quote of two lines ends in dots, on purpose
      return (
        width > 1 &&
        (right > innerWidth + 1 ||
          // SVG texts have no inner width.
          (element instanceof HTMLElement &&
            !clamped &&
            element.scrollWidth > element.clientWidth + 2 &&
            element.clientWidth > 0))
      )
    })
    return cut.map(
      (element) => `${element.tagName}.${element.getAttribute('class') ?? ''}: ${element.textContent.slice(0, 40)}`,
    )
  })
}

const LABELS = '.word, .tab, h1, h2, h3, button.btn, .rows .large .value'

/** Returns the words of verdicts, names of screens, buttons and short values that a line end breaks, without a hyphen. */
export function brokenWordsOf(page: Page, selector = LABELS): Promise<string[]> {
  return page.evaluate((chosen) => {
    const labels = [...document.querySelectorAll(chosen)]
    return labels.flatMap((label) => {
      const texts = document.createTreeWalker(label, NodeFilter.SHOW_TEXT)
      const broken: string[] = []
      for (let text = texts.nextNode(); text; text = texts.nextNode())
        for (const { index, 0: word } of (text.textContent ?? '').matchAll(
          /(?<![\p{L}\p{M}])[\p{L}\p{M}]{2,14}(?![\p{L}\p{M}])/gu,
        )) {
          const range = document.createRange()
          range.setStart(text, index)
          range.setEnd(text, index + word.length)
          if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(word)
        }
      return broken.map((word) => `“${word}” is broken`)
    })
  }, selector)
}

/** Returns the faults of the open screen at the widths of a sidebar and in its other looks, each with its place. */
export async function faultsOfScreen(page: Page, screen: string): Promise<string[]> {
  const found: string[] = []
  for (const width of [320, 480]) {
    await page.setViewportSize({ width, height: 800 })
    found.push(...[...(await overflowsOf(page)), ...(await faultsOf(page))].map((fault) => `${width} px: ${fault}`))
  }
  found.push(...(await colourFaultsInOtherLooks(page)))
  return found.map((fault) => `${screen}, ${fault}`)
}
