import type { Page } from 'playwright-core'
import type { PageState } from '@/lib/schema/page-state'
import type { Claimlight } from '@/tests/browser/extension'
import { until } from '@/tests/browser/until'

export interface CheckTimes {
  /** In ms since 1970. */
  end: number
  /** Milliseconds that the engine took of it. */
  engine: number
}

/**
 * Notes when the checks of pages end, in a page of the extension.
 *
 * @returns a function that waits for the end of the check of a page
 */
export async function watchChecks(claimlight: Claimlight): Promise<(page: Page) => Promise<CheckTimes>> {
  const desk = await claimlight.open('/icon/16.png')
  await desk.evaluate(() => {
    const ends: Record<string, number> = {}
    window.checkEnds = ends
    chrome.storage.session.onChanged.addListener((changes) => {
      for (const [key, { newValue }] of Object.entries(changes)) {
        const { status, url } = (newValue ?? {}) as Partial<PageState>
        if (key.startsWith('page:') && url !== undefined && status === 'done') ends[url] ??= Date.now()
      }
    })
  })
  return async (page) => {
    const ended = await until(
      () => desk.evaluate((url) => window.checkEnds[url] ?? null, page.url()),
      (time) => time !== null,
      120_000,
    )
    const worker = await claimlight.worker()
    const engine = await worker.evaluate(() => performance.getEntriesByName('claimlight: engine').at(-1)?.duration)
    return { end: ended ?? NaN, engine: engine ?? NaN }
  }
}

declare global {
  interface Window {
    checkEnds: Record<string, number>
  }
}
