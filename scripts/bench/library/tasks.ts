import type { Page } from 'playwright-core'

/** What held the page's own thread up, in milliseconds. `longest` is 0 where no task took 50 ms. */
export interface Blocks {
  over50: number
  longest: number
  block: number
}

declare global {
  interface Window {
    held: Blocks
  }
}

/** From the page's first moment on. To be called before it is gone to. */
export async function watchTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.held = { over50: 0, longest: 0, block: 0 }
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        if (duration < 50) continue
        window.held.over50++
        window.held.longest = Math.max(window.held.longest, duration)
      }
    }).observe({ type: 'longtask', buffered: true })
    let last = performance.now()
    const beat = (): void => {
      const now = performance.now()
      window.held.block = Math.max(window.held.block, now - last - 4)
      last = now
      setTimeout(beat, 4)
    }
    beat()
  })
}

/** What happened since this was last asked. */
export async function blocksSince(page: Page): Promise<Blocks> {
  await page.waitForTimeout(200) // long tasks are told of a little later
  return page.evaluate(() => {
    const { held } = window
    window.held = { over50: 0, longest: 0, block: 0 }
    return held
  })
}

/** What the page's thread and its worker hold in memory after a collection, in MB; null where the browser does not say. */
export async function heapOf(page: Page): Promise<{ panel: number | null; worker: number | null }> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  const worker = await page.workers()[0]?.evaluate(() => {
    const { memory } = performance as Performance & { memory?: { usedJSHeapSize: number } }
    return memory?.usedJSHeapSize ?? null
  })
  return { panel: inMegabytes(usedSize), worker: inMegabytes(worker ?? null) }
}

function inMegabytes(bytes: number | null): number | null {
  return bytes === null ? null : Math.round(bytes / 100_000) / 10
}
