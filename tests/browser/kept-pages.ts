import type { Page } from 'playwright-core'
import { until } from './until'

/** A page that reports how it was shown last: `new`, or `kept` when it came from the browser's memory. */
export function keptPage(title: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>
    <script>onpageshow = ({ persisted }) => document.documentElement.dataset.shown = persisted ? 'kept' : 'new'</script>
    <article><h1>${title}</h1>${body}</article>`
}

/** Follows the link with an id, and waits for the address. */
export async function follow(page: Page, id: string, url: string): Promise<void> {
  await page.evaluate((link) => document.getElementById(link)!.click(), id)
  await until(
    () => shown(page),
    (now) => now === `new ${url}`,
    20_000,
  )
}

/** Goes back (negative) or forward, and waits for the address. @throws Error when the browser loads the page again */
export async function goInHistory(page: Page, by: number, url: string): Promise<void> {
  // Playwright's own `goBack` waits for a load, which a page from memory does not have.
  await page.evaluate((steps) => history.go(steps), by).catch(() => undefined)
  const how = await until(
    () => shown(page),
    (now) => now?.endsWith(` ${url}`) === true,
    20_000,
  )
  if (!how?.startsWith('kept')) throw new Error(`The browser has not kept the page: ${how}`)
}

/** Returns null between two documents. */
function shown(page: Page): Promise<string | null> {
  return page.evaluate(() => `${document.documentElement.dataset.shown} ${location.href}`).catch(() => null)
}
