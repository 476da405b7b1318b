import type { CDPSession, Page } from 'playwright-core'

/** Memory of a page or the worker after a garbage collection. */
export interface Held {
  /** Bytes of the JavaScript heap; of a page with the extension's own world in it. */
  heap: number
  /** For a page: DOM nodes and event listeners, including the extension's. */
  nodes: number
  listeners: number
}

/** @returns a function that measures a page */
export async function holdingsOf(page: Page): Promise<() => Promise<Held>> {
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
export async function heapOfWorker(browser: CDPSession, id: string): Promise<number | null> {
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
