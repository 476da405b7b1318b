import type { Page, CDPSession } from 'playwright-core'
import { launchExtension } from '@/tests/browser/extension'
import { serveSite } from '@/tests/browser/site'
import { progress, type Result } from '../bench/result'
import { soakPages } from './pages'
import { keptOfTabs, openTabs, type Tabs } from './rounds'

/** In ten rounds. */
const MOST_GROWTH = 0.02
/** Nodes that a page has removed are held until it is read again: so many come and go. */
const FEW_NODES = 30
/** Rounds in which caches fill. */
const WARM_UP = 5
/** For one step of a browser with many tabs, on a machine with other work. */
const LONGEST_WAIT_MS = 120_000
/** Fewer rounds give no slope. */
const FEWEST = 6

/**
 * Uses many tabs for a while in Chromium, and measures after each round what a page, the background worker and the panel
 * keep in memory.
 *
 * @param isPlanted leaks thirty elements of the panel in each round, to show that such a leak is found
 */
export async function measureSoak(minutes: number, tabCount: number, isPlanted: boolean): Promise<Result> {
  const site = await serveSite('.', soakPages())
  const claimlight = await launchExtension({ allSites: true })
  try {
    claimlight.context.setDefaultTimeout(LONGEST_WAIT_MS)
    const browser = await claimlight.context.browser()?.newBrowserCDPSession()
    if (!browser) throw new Error('This browser cannot be measured.')
    const page = await claimlight.open(`${site.url}/live`)
    const panel = await claimlight.openPanel(page)
    const ofPage = await holdingsOf(page)
    const ofPanel = await holdingsOf(panel)
    const tabs = await openTabs(claimlight, site, tabCount)
    const rows: Record<string, number>[] = []
    const begin = Date.now()
    const failures: string[] = []
    for (let n = 1; Date.now() < begin + minutes * 60_000; n++) {
      // A single slow answer of a busy machine does not end an hour; it is reported at the end.
      const done = await round(tabs, page, panel, n).catch((error: unknown) => {
        failures.push(`round ${n}: ${String(error).split('\n')[0]}`)
        progress(failures.at(-1) ?? '')
        return false
      })
      if (!done) continue
      if (isPlanted) await panel.evaluate(plantLeak)
      const [ours, theirs, worker] = [await ofPage(), await ofPanel(), await heapOfWorker(browser, claimlight.id)]
      const row = {
        round: n,
        minute: Number(((Date.now() - begin) / 60_000).toFixed(1)),
        'page kB': kb(ours.heap),
        'page nodes': ours.nodes,
        'page listeners': ours.listeners,
        'worker kB': kb(worker ?? NaN),
        'panel kB': kb(theirs.heap),
        'panel nodes': theirs.nodes,
        'panel listeners': theirs.listeners,
      }
      progress(Object.values(row).join('\t'))
      rows.push(row)
    }
    await tabs.close()
    const kept = await settledKeys(() => keptOfTabs(claimlight))
    const targets = [
      {
        says: `after closing the tabs, keys of two tabs at most are kept (${kept.length})`,
        holds: kept.length <= 6,
      },
      {
        says: `every round was finished (${failures.length} of them were not)`,
        holds: failures.length === 0,
      },
    ]
    const warm = rows.slice(WARM_UP)
    if (warm.length >= FEWEST)
      for (const name of Object.keys(warm[0] ?? {}).filter((key) => key !== 'round' && key !== 'minute')) {
        // A worker that was not there has no heap.
        const values = warm.map((row) => row[name] ?? NaN).filter((value) => !Number.isNaN(value))
        const growth = growthInTen(values)
        const isFew = name.endsWith('nodes') && Math.max(...values) - Math.min(...values) <= FEW_NODES
        const says = `${name}: ${(100 * growth).toFixed(1)} % in ten rounds (${Math.min(...values)} to ${Math.max(...values)} in ${values.length} rounds after the first ${WARM_UP}, ${tabCount} tabs)`
        targets.push({ says, holds: growth < MOST_GROWTH || isFew })
      }
    return {
      tables: [
        {
          title: `${rows.length} rounds with ${tabCount} tabs`,
          heads: Object.keys(rows[0] ?? {}),
          rows: rows.map((row) => Object.values(row).map(String)),
        },
      ],
      lines: warm.length < FEWEST ? [`${rows.length} rounds are too few for a slope.`] : [],
      targets,
    }
  } finally {
    await claimlight.close()
    await site.close()
  }
}

/** Uses all tabs, changes the page that is measured, and puts it back: what is held is compared on the same page. */
async function round(tabs: Tabs, page: Page, panel: Page, n: number): Promise<true> {
  await tabs.round(n)
  await page.bringToFront()
  await page.evaluate((step) => window.act?.(step), n)
  await settled(panel)
  await page.evaluate(() => window.rest?.())
  await settled(panel)
  return true
}

/** Until the panel shows the same for a while: the page has been read again, and its findings are listed. */
async function settled(panel: Page): Promise<void> {
  const shown = (): Promise<string> => panel.evaluate(() => document.body.innerText)
  let last = await shown()
  for (let same = 0, i = 0; same < 5 && i < 100; i++) {
    await new Promise((go) => setTimeout(go, 300))
    const now = await shown()
    same = now === last ? same + 1 : 0
    last = now
  }
}

/** Thirty elements that are held and never shown, for showing that a leak of this size is found. */
function plantLeak(): void {
  const held = ((globalThis as { planted?: Element[] }).planted ??= [])
  for (let i = 0; i < 30; i++) held.push(document.createElement('p'))
}

/** The background removes the state of closed tabs a moment later. */
async function settledKeys(ask: () => Promise<string[]>): Promise<string[]> {
  let last = await ask()
  for (let i = 0; i < 20; i++) {
    await new Promise((go) => setTimeout(go, 250))
    const now = await ask()
    if (now.length === last.length && i > 3) return now
    last = now
  }
  return last
}

function kb(bytes: number): number {
  return Math.round(bytes / 1024)
}

/**
 * The growth of a series by least squares.
 *
 * @returns the share of the mean by which it grows in ten steps: 0.02 for two per cent
 */
export function growthInTen(values: readonly number[]): number {
  const mean = average(values)
  const middle = (values.length - 1) / 2
  const spread = values.reduce((sum, _, i) => sum + (i - middle) ** 2, 0)
  const slope = values.reduce((sum, value, i) => sum + (i - middle) * (value - mean), 0) / spread
  return (10 * slope) / mean
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Memory of a page or the worker after a garbage collection. */
interface Held {
  /** Bytes of the JavaScript heap; of a page with the extension's own world in it. */
  heap: number
  /** For a page: DOM nodes and event listeners, including the extension's. */
  nodes: number
  listeners: number
}

/** @returns a function that measures a page */
async function holdingsOf(page: Page): Promise<() => Promise<Held>> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable')
  await cdp.send('HeapProfiler.enable')
  return async () => {
    // Weak references are freed in the collection after the one that finds them.
    for (let i = 0; i < 3; i++) await cdp.send('HeapProfiler.collectGarbage')
    const { metrics } = await cdp.send('Performance.getMetrics')
    const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? NaN
    return { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners') }
  }
}

/**
 * @param browser a session of the whole browser
 * @param id of the extension
 * @returns bytes of the heap of the extension's worker; null while it sleeps
 */
async function heapOfWorker(browser: CDPSession, id: string): Promise<number | null> {
  const { targetInfos } = await browser.send('Target.getTargets')
  const target = targetInfos.find(({ type, url }) => type === 'service_worker' && new URL(url).host === id)
  if (!target) return null
  // A session of its own: messages to it travel in messages of the browser's.
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId: target.targetId, flatten: false })
  let nextId = 0
  const ask = (method: string): Promise<unknown> => {
    const call = ++nextId
    return new Promise((done) => {
      const hear = (event: { sessionId: string; message: string }): void => {
        const answer = JSON.parse(event.message) as { id?: number; result?: unknown }
        if (event.sessionId !== sessionId || answer.id !== call) return
        browser.off('Target.receivedMessageFromTarget', hear)
        done(answer.result)
      }
      browser.on('Target.receivedMessageFromTarget', hear)
      void browser.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: call, method }) })
    })
  }
  for (let i = 0; i < 3; i++) await ask('HeapProfiler.collectGarbage')
  const usage = (await ask('Runtime.getHeapUsage')) as { usedSize: number }
  await browser.send('Target.detachFromTarget', { sessionId })
  return usage.usedSize
}
