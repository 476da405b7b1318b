import { Worker } from 'node:worker_threads'

/** The signal for an article that takes too long. Nothing else uses it. */
export const TIME_LIMIT_SIGNAL = 'SIGALRM'

/**
 * Ends this process when one article takes too long. Timers do not run during a check, so a thread measures it.
 *
 * @param seconds for one article
 */
export function startTimeLimit(seconds: number): { during: <T>(work: () => T) => T } {
  const memory = new SharedArrayBuffer(8)
  const since = new BigInt64Array(memory)
  const milliseconds = seconds * 1000
  new Worker(WATCH, { eval: true, workerData: { memory, milliseconds, signal: TIME_LIMIT_SIGNAL } }).unref()
  return {
    during: (work) => {
      Atomics.store(since, 0, BigInt(Date.now()))
      try {
        return work()
      } finally {
        Atomics.store(since, 0, 0n)
      }
    },
  }
}

const WATCH = `
const { memory, milliseconds, signal } = require('node:worker_threads').workerData
const since = new BigInt64Array(memory)
setInterval(() => {
  const start = Number(Atomics.load(since, 0))
  if (start > 0 && Date.now() - start > milliseconds) process.kill(process.pid, signal)
}, Math.min(250, milliseconds / 4))
`
