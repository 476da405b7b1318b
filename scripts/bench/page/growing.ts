import type { BrowserContext, Page } from 'playwright-core'

/** What a page cost that grew while it was open. */
export interface Growth {
  /** Milliseconds of the processor on the page's main thread, from the first paragraph that came to the end of all that it set off. */
  work: number
}

/** A page to which paragraphs are appended by its own script, one after another, as a live report or an endless feed has it. */
export function growingPage(paragraphs: readonly string[]): string {
  const start = paragraphs.slice(0, AT_FIRST).map((text) => `<p>${text}</p>`)
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Andrej Karpathy, live</title>
<style>body { font: 18px/1.6 serif; margin: 24px auto; max-width: 680px }</style>
<main><h1>Andrej Karpathy, live</h1>${start.join('\n')}</main>
<script>
  const paragraphs = ${JSON.stringify(paragraphs).replaceAll('<', '\\u003c')}
  window.grow = (count, everyMs) => new Promise((done) => {
    let at = 0
    const timer = setInterval(() => {
      const p = document.createElement('p')
      p.textContent = at + ': ' + paragraphs[at % paragraphs.length]
      document.querySelector('main').append(p)
      if (++at === count) { clearInterval(timer); done() }
    }, everyMs)
  })
</script></html>`
}

const AT_FIRST = 20
const EVERY_MS = 15

/** @param settled resolves when all paragraphs have been dealt with; it is given how many there are */
export async function measureGrowing(
  context: BrowserContext,
  url: string,
  count: number,
  settled: (page: Page, paragraphs: number) => Promise<unknown>,
): Promise<Growth> {
  const page = await context.newPage()
  try {
    await page.goto(url, { waitUntil: 'load' })
    await page.bringToFront()
    await settled(page, AT_FIRST)
    const cdp = await context.newCDPSession(page)
    // CPU time excludes other programs.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    const work = async (): Promise<number> => {
      const { metrics } = await cdp.send('Performance.getMetrics')
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000
    }
    const before = await work()
    await page.evaluate(([many, every]) => window.grow(many, every), [count, EVERY_MS] as const)
    await settled(page, AT_FIRST + count)
    return { work: (await work()) - before }
  } finally {
    await page.close()
  }
}

declare global {
  interface Window {
    grow: (count: number, everyMs: number) => Promise<void>
  }
}
