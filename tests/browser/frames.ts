import type { Page } from 'playwright-core'

/** Waits until the page has drawn this many frames and is idle, because layouts follow a change of size later. */
export async function frames(page: Page, count = 4): Promise<void> {
  await page.evaluate(async (wanted) => {
    for (let n = 0; n < wanted; n++) await new Promise((drawn) => requestAnimationFrame(drawn))
    await new Promise((idle) => requestIdleCallback(idle, { timeout: 2000 }))
  }, count)
}
