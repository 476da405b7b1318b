import type { BrowserContext, Page } from 'playwright-core'
import type { PageState } from '@/lib/schema/page-state'
import type { Claimlight } from '@/tests/browser/extension'
import { until } from '@/tests/browser/until'

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
    const { recorded, keys } = await page.evaluate(() => ({
      recorded: window.bench.recorded,
      keys: window.bench.keys(),
    }))
    return {
      longTasks: recorded.longTasks.length,
      shift: recorded.shift,
      checked: times === null ? null : times.end - loaded,
      engine: times?.engine ?? null,
      marks,
      frames,
      keys,
    }
  } finally {
    await page.close()
  }
}

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

/** Measurements that the page records in its main world. */
interface Recorded {
  longTasks: number[]
  shift: number
}

interface Recorder {
  recorded: Recorded
  /** Number of ranges that are registered now. */
  marks: () => number
  /** Frame intervals while the page is scrolled by wheel events. */
  scroll: (frames: number) => Promise<number[]>
  /** From each key press to the frame that shows it, since this was last asked. */
  keys: () => number[]
}

declare global {
  interface Window {
    bench: Recorder
  }
}

/** Runs first in the page: it may use nothing outside its own body. */
function record(): void {
  const recorded: Recorded = { longTasks: [], shift: 0 }
  const keys: number[] = []
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) recorded.longTasks.push(duration)
  }).observe({ type: 'longtask', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) recorded.shift += (entry as PerformanceEntry & { value: number }).value
  }).observe({ type: 'layout-shift', buffered: true })

  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => keys.push(performance.now() - timeStamp)
        port2.postMessage(null) // after the frame is drawn
      })
    },
    { capture: true },
  )

  window.bench = {
    recorded,
    marks() {
      let size = 0
      for (const [name, highlight] of CSS.highlights) if (name.startsWith('claimlight-')) size += highlight.size
      return size
    },
    keys: () => keys.splice(0),
    scroll: (frames) =>
      new Promise((done) => {
        const times: number[] = []
        const step = (now: number): void => {
          times.push(now)
          scrollBy({ top: 48, behavior: 'instant' })
          if (times.length <= frames) requestAnimationFrame(step)
          else done(times.slice(1).map((time, i) => time - (times[i] ?? time)))
        }
        requestAnimationFrame(step)
      }),
  }
}
