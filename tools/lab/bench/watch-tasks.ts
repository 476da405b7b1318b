import type { CDPSession, Page } from 'playwright-core'

/** Tasks of the page's main thread from the browser's trace, in milliseconds. */
export interface Tasks {
  /** By the clock, which also counts waiting for a processor. */
  longest: number
  /** By the time of the processor. */
  longestCpu: number
  cpuOver50: number
}

/** Watches the tasks of a page's main thread. @returns a function for the tasks since its last call */
export async function watchTasks(page: Page): Promise<() => Promise<Tasks>> {
  const cdp = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  await startTracing(cdp)
  return async () => {
    const ended = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve))
    await cdp.send('Tracing.end')
    await ended
    const tasks = tasksOfPages(events)
    events.length = 0
    await startTracing(cdp)
    const cpu = tasks.map(({ tdur = 0 }) => tdur / 1000)
    return {
      longest: Math.max(0, ...tasks.map(({ dur = 0 }) => dur / 1000)),
      longestCpu: Math.max(0, ...cpu),
      cpuOver50: cpu.filter((time) => time > 50).length,
    }
  }
}

interface TraceEvent {
  name: string
  pid: number
  tid: number
  dur?: number
  tdur?: number
  args: { name?: string }
}

function startTracing(cdp: CDPSession): Promise<unknown> {
  const includedCategories = ['toplevel', 'disabled-by-default-devtools.timeline']
  return cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { recordMode: 'recordContinuously', includedCategories, excludedCategories: ['*'] },
  })
}

/** Those of the main threads of all pages; only ours does anything. */
function tasksOfPages(events: readonly TraceEvent[]): TraceEvent[] {
  const mains = new Set(
    events.flatMap(({ name, pid, tid, args }) =>
      name === 'thread_name' && args.name === 'CrRendererMain' ? `${pid} ${tid}` : [],
    ),
  )
  return events.filter(({ name, pid, tid }) => name.endsWith('RunTask') && mains.has(`${pid} ${tid}`))
}

/** Memory of the page after a collection, in MB. */
export async function heapOf(page: Page): Promise<number> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  return Math.round(usedSize / 100_000) / 10
}
