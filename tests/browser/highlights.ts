import type { Page } from 'playwright-core'
import { until } from './until'

/** The words of each of our highlights, in reading order; empty ones are omitted. */
export async function highlightsOf(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(() => {
    const found: Record<string, string[]> = {}
    for (const [name, highlight] of CSS.highlights) {
      if (!name.startsWith('claimlight-')) continue
      const ranges = [...highlight] as Range[]
      ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b))
      found[name] = ranges.map((range) => range.toString().replaceAll(/\s+/g, ' '))
    }
    return found
  })
}

/** Waits until the highlights of a page are as wanted. */
export function untilHighlights(page: Page, wanted: (marks: Record<string, string[]>) => boolean, timeoutMs?: number) {
  return until(() => highlightsOf(page), wanted, timeoutMs)
}
