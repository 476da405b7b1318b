import type { BrowserContext, Page } from 'playwright-core'
import { record } from './recorder'

/** What one visit of a page was like. */
export interface Visit {
  longTasks: number
  shift: number
  /** Milliseconds from the load event to the last mark; null without the extension. */
  allMarks: number | null
  marks: number
  walk: number
  floor: number
  frames: number[]
  keys: number[]
}

/**
 * Visits the page like a user: it loads, is checked, is scrolled, and a comment is typed.
 *
 * @param settled resolves at the end; without the extension, after the same time
 */
export async function visit(
  context: BrowserContext,
  url: string,
  settled: (page: Page) => Promise<unknown>,
): Promise<Visit> {
  const page = await context.newPage()
  try {
    await page.addInitScript(record)
    await page.goto(url, { waitUntil: 'load' })
    await page.bringToFront()
    await settled(page)
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
      allMarks: recorded.marks > 0 ? recorded.lastMark : null,
      marks: recorded.marks,
      walk: floor.walk,
      floor: floor.floor,
      frames,
      keys,
    }
  } finally {
    await page.close()
  }
}
