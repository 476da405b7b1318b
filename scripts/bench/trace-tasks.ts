import type { BrowserContext } from 'playwright-core'

/** The longest task, in milliseconds: of the processor's time, and by the clock, which also counts waiting for a processor. */
export interface LongestTask {
  own: number
  wall: number
}

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  dur?: number
  tdur?: number
  args?: { name?: string }
}

/** Watches the tasks on the main threads of all pages, as the browser itself counts them. */
export async function traceTasks(
  context: BrowserContext,
): Promise<{ begin: () => Promise<void>; end: () => Promise<LongestTask> }> {
  const browser = context.browser()
  if (browser === null) throw new Error('This browser cannot be watched.')
  const cdp = await browser.newBrowserCDPSession()
  let events: TraceEvent[] = []
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  return {
    begin: async () => {
      events = []
      await cdp.send('Tracing.start', {
        transferMode: 'ReportEvents',
        traceConfig: { includedCategories: ['toplevel', '__metadata'], excludedCategories: ['*'] },
      })
    },
    end: async () => {
      const complete = new Promise((done) => cdp.once('Tracing.tracingComplete', done))
      await cdp.send('Tracing.end')
      await complete
      return longest(events)
    },
  }
}

function longest(events: readonly TraceEvent[]): LongestTask {
  const mains = new Set(
    events
      .filter(({ ph, name, args }) => ph === 'M' && name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}:${tid}`),
  )
  const tasks = events.filter(({ ph, pid, tid }) => ph === 'X' && mains.has(`${pid}:${tid}`))
  const most = (of: (event: TraceEvent) => number) => tasks.reduce((top, task) => Math.max(top, of(task)), 0) / 1000
  if (tasks.length === 0) throw new Error('The browser gave no tasks.')
  return { own: most(({ tdur = 0 }) => tdur), wall: most(({ dur = 0 }) => dur) }
}
