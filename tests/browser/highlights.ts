import type { Page } from 'playwright-core'

/** Returns the words of each of the extension's highlights, in reading order; empty highlights are omitted. */
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
