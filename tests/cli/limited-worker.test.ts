import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { encodeForUrl } from '@/lib/text/urls'
import { LimitedWorker } from '@/tools/shared/limited-worker'

/** Answers with the request; `hang` never ends, `exit` ends the thread, `wait` is not timed. */
const PROGRAM = `
import { parentPort } from 'node:worker_threads'
parentPort.on('message', (request) => {
  if (request === 'hang') for (;;);
  if (request === 'exit') process.exit(3)
  if (request === 'throw') throw new Error('no memory')
  if (request === 'wait') parentPort.postMessage({ kind: 'unlimited' })
  else parentPort.postMessage({ kind: 'reply', reply: { request } })
  if (request === 'wait') setTimeout(() => parentPort.postMessage({ kind: 'reply', reply: { request } }), 1)
})
parentPort.postMessage({ kind: 'ready' })
`

function limited() {
  let threads = 0
  const worker = new LimitedWorker<string, { request: string }>(() => {
    threads++
    return new Worker(new URL(`data:text/javascript,${encodeForUrl(PROGRAM)}`))
  }, 60)
  return { worker, threads: () => threads }
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

describe('a worker with a time limit', () => {
  test('ends a request that takes too long with an error, and answers the next in a new thread', async () => {
    const { worker, threads } = limited()
    const hanging = worker.ask('hang')
    await expect.poll(() => vi.getTimerCount()).toBe(1)
    vi.advanceTimersByTime(60_000)
    expect(await hanging).toEqual({ failure: 'took longer than 60 s', isLate: true })
    expect(await worker.ask('next')).toEqual({ request: 'next' })
    expect(await worker.ask('last')).toEqual({ request: 'last' })
    expect(threads()).toBe(2)
    expect(vi.getTimerCount()).toBe(0)
    await worker.end()
  })

  test.each([
    ['exit', 'cannot be checked: its thread ended'],
    ['throw', 'cannot be checked: no memory'],
  ])('answers the next request after one that ends the thread (%s)', async (request, failure) => {
    const { worker } = limited()
    expect(await worker.ask(request)).toEqual({ failure, isLate: false })
    expect(await worker.ask('next')).toEqual({ request: 'next' })
    await worker.end()
  })

  test('ends a start that takes too long with its reason, but not one that waits for others', async () => {
    const starting = (program: string) =>
      new LimitedWorker(() => new Worker(new URL(`data:text/javascript,${encodeForUrl(program)}`)), 60, 120)
    const hanging = starting('for (;;);')
    const opening = expect(hanging.open()).rejects.toThrow('took longer than 120 s to read')
    await expect.poll(() => vi.getTimerCount()).toBe(1)
    vi.advanceTimersByTime(120_000)
    await opening
    const waiting = starting(`import { parentPort } from 'node:worker_threads'
parentPort.postMessage({ kind: 'unlimited' })
setTimeout(() => parentPort.postMessage({ kind: 'ready' }), 1)
setInterval(() => undefined, 1000)`)
    await waiting.open()
    expect(vi.getTimerCount()).toBe(0)
    await waiting.end()
  })

  test('does not time the part of a request that waits for others', async () => {
    const { worker } = limited()
    expect(await worker.ask('wait')).toEqual({ request: 'wait' })
    expect(vi.getTimerCount()).toBe(0)
    await worker.end()
  })
})
