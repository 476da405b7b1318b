import type { BrowserContext, Page } from 'playwright-core'
import { record } from './recorder'
import type { CheckTimes } from './watch-checks'

/** Measurements of one visit of a page. */
export interface Visit {
  longTasks: number
  shift: number
  /** Milliseconds from the load event to the end of the check, when all marks near the view are there; null without the extension. */
  checked: number | null
  /** Milliseconds that the engine took of it. */
  engine: number | null
  /** Marks near the view before the page is scrolled. */
  marks: number
  walk: number
  floor: number
  frames: number[]
  keys: number[]
}

/**
 * Visits the page like a user: it loads, is checked, is scrolled, and a comment is typed.
 *
 * @param settled resolves when the page is quiet, to the times of its check or to null
 */
export async function visit(
  context: BrowserContext,
  url: string,
  settled: (page: Page) => Promise<CheckTimes | null>,
): Promise<Visit> {
  const page = await context.newPage()
  try {
    await page.addInitScript(record)
    await page.goto(url, { waitUntil: 'load' })
    await page.bringToFront()
    const times = await settled(page)
    const { marks, loaded } = await page.evaluate(() => {
      const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
      return { marks: window.bench.marks(), loaded: performance.timeOrigin + (entry?.loadEventEnd ?? 0) }
    })
    const frames = await page.evaluate(() => window.bench.scroll(120))
    await page.locator('#box').click()
    await page.keyboard.type('Is this right? He seems to have left before that.', { delay: 25 })
    await page.waitForTimeout(100)
    const { recorded, keys, floor } = await page.evaluate(() => ({
      recorded: window.bench.recorded,
      keys: window.bench.keys(),
      floor: window.bench.floor(),
    }))
    return {
      longTasks: recorded.longTasks.length,
      shift: recorded.shift,
      checked: times === null ? null : times.end - loaded,
      engine: times?.engine ?? null,
      marks,
      walk: floor.walk,
      floor: floor.floor,
      frames,
      keys,
    }
  } finally {
    await page.close()
  }
}
