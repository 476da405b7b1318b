import { countsOf, type ArticleQueue } from './queue'

/** Interval in ms; for a log, one line a minute is enough. */
const EVERY = { terminal: 1000, log: 60_000 }

/** One line on standard error with a worker's progress. */
export function showProgress(queue: ArticleQueue, done: { answered: number; failed: number }): { stop: () => void } {
  const { isTTY } = process.stderr
  const start = Date.now()
  const before = done.answered
  const show = async (): Promise<void> => {
    const { waiting, active, delayed, dead } = await countsOf(queue)
    const perSecond = (done.answered - before) / ((Date.now() - start) / 1000)
    const left = perSecond > 0 ? `, ${duration((waiting + active + delayed) / perSecond)} left` : ''
    const words =
      `${figure(done.answered)} answered here (${perSecond.toFixed(1)} a second), ${figure(waiting)} wait, ` +
      `${active} in hand, ${figure(delayed)} to be tried again, ${figure(dead)} dead letters${left}`
    process.stderr.write(isTTY ? `\r\u001b[K${words.slice(0, process.stderr.columns - 1)}` : `claimlight: ${words}\n`)
  }
  const timer = setInterval(() => void show().catch(() => undefined), isTTY ? EVERY.terminal : EVERY.log)
  return {
    stop: () => {
      clearInterval(timer)
      if (isTTY) process.stderr.write('\r\u001b[K')
    },
  }
}

function figure(n: number): string {
  return n.toLocaleString('en')
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`
  return seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${Math.ceil(seconds / 3600)} h`
}
