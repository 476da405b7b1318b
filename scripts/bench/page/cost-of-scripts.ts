import type { CDPSession, Page } from 'playwright-core'

export interface Cost {
  /** Path of the script. */
  path: string
  /** Milliseconds of the processor on the page's main thread: compiling and first run, then all later calls. */
  start: number
  later: number
}

/** The cost of an extension's scripts for a page, from the browser's trace. */
export async function costOfScripts(page: Page, act: () => Promise<void>): Promise<Cost[]> {
  const cdp = await page.context().newCDPSession(page)
  const pid = await processOf(cdp)
  const events = await trace(cdp, act)
  await cdp.detach()
  const costs = new Map<string, Cost>()
  for (const event of outermost(events.filter((event) => event.pid === pid && isScript(event)))) {
    const path = new URL(event.args?.data?.url ?? '').pathname
    const cost = costs.get(path) ?? { path, start: 0, later: 0 }
    cost[event.name === 'EvaluateScript' ? 'start' : 'later'] += (event.tdur ?? event.dur) / 1000
    costs.set(path, cost)
  }
  return [...costs.values()]
}

interface TraceEvent {
  name: string
  pid: number
  tid: number
  ts: number
  dur: number
  /** CPU time: excludes other programs. */
  tdur?: number
  args?: { data?: { url?: string } }
}

function isScript({ name, args }: TraceEvent): boolean {
  return (
    (name === 'EvaluateScript' || name === 'FunctionCall') &&
    args?.data?.url?.startsWith('chrome-extension://') === true
  )
}

/** A call within a call is counted once. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  const ends = new Map<number, number>()
  return [...events]
    .sort((a, b) => a.ts - b.ts)
    .filter(({ tid, ts, dur }) => {
      if (ts < (ends.get(tid) ?? 0)) return false
      ends.set(tid, ts + dur)
      return true
    })
}

/** The trace covers the whole browser; our own mark identifies this page's process. */
async function processOf(cdp: CDPSession): Promise<number | undefined> {
  const name = `claimlight-${Math.random()}`
  const events = await trace(cdp, async () => {
    await cdp.send('Runtime.evaluate', { expression: `performance.mark('${name}')` })
  })
  return events.find((event) => event.name === name)?.pid
}

async function trace(cdp: CDPSession, act: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = []
  const collect = ({ value }: { value: object[] }): void => void events.push(...(value as TraceEvent[]))
  cdp.on('Tracing.dataCollected', collect)
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'blink.user_timing'] },
  })
  await act()
  const ended = new Promise<void>((done) => cdp.once('Tracing.tracingComplete', () => done()))
  await cdp.send('Tracing.end')
  await ended
  cdp.off('Tracing.dataCollected', collect)
  return events
}
