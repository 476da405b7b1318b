import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds on the page as it is, one line each. */
export async function faultsOf(page: Page): Promise<string[]> {
  // Through the debugger: the panel's own policy lets no other script in.
  await page.evaluate(axe)
  const { violations } = await page.evaluate<AxeResults>('axe.run(document, { rules: { region: { enabled: false } } })')
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${String(target[0])} ${failureSummary ?? ''}`),
  )
}

/** Elements that stick out of the window, or whose words are cut off. */
export function overflowsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cut = [...document.querySelectorAll('main *, .bar *')].filter((element) => {
      const { right, width } = element.getBoundingClientRect()
      const clamped = getComputedStyle(element).overflow !== 'visible' // a quote of two lines ends in dots, on purpose
      return (
        width > 1 &&
        (right > innerWidth + 1 ||
          // Words of a picture are not boxes: they have no inner width.
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
