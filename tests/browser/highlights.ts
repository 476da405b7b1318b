import type { Page } from 'playwright-core'

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
