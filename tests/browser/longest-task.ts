import type { Page } from 'playwright-core'

interface TraceEvent {
  name: string
  pid: number
  tid: number
  /** Processor time of the task, in microseconds. */
  tdur?: number
  args: { name?: string }
}

/**
 * Measures the longest task on a page's thread while `act` runs, in milliseconds of processor time, to which other
 * programs do not add.
 */
export async function longestTask<T>(page: Page, act: () => Promise<T>): Promise<{ longestMs: number; result: T }> {
  const cdp = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  cdp.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value as unknown as TraceEvent[])
      if (event.name === 'thread_name' || event.name.endsWith('RunTask')) events.push(event)
  })
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata'],
      excludedCategories: ['*'],
    },
  })
  const result = await act()
  const complete = new Promise((done) => cdp.once('Tracing.tracingComplete', done))
  await cdp.send('Tracing.end')
  await complete
  await cdp.detach()
  const ofPages = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(thread),
  )
  const tasks = events.filter((event) => event.name !== 'thread_name' && ofPages.has(thread(event)))
  if (tasks.length === 0) throw new Error('The browser told of no task.')
  return { longestMs: tasks.reduce((most, { tdur = 0 }) => Math.max(most, tdur / 1000), 0), result }
}

function thread({ pid, tid }: TraceEvent): string {
  return `${pid} ${tid}`
}
