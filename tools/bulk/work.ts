import { Worker, type Job } from 'bullmq'
import type { Redis } from 'ioredis'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { ArticleContent } from '@/tools/cli/article-line'
import type { ModelOptions } from '@/tools/lab/second-opinion/open-model'
import type { Checking } from './checker'
import { openMetrics } from './metrics'
import { countsOf, openJobs, openQueue, type ArticleQueue } from './queue'
import { say } from './redis'

export interface WorkOptions {
  prefix: string
  /** Name of the queue. */
  label: string
  /** Path of the bundle that a checking process runs; it stays as it is while the worker runs. */
  checker: string
  dossier: string
  processes: number
  untilEmpty: boolean
  timeLimit: number
  model?: ModelOptions | undefined
  lockSeconds: number
  metrics?: number
  signal: AbortSignal
}

/** How often an article may be left behind by a worker that died, before it is a dead letter. */
const DEATHS = 5
/** Seconds for finishing the current articles after a stop. */
const GRACE = 30

/** Checks articles in processes of their own until the signal, or until none is left. */
export async function work(redis: Redis, options: WorkOptions): Promise<void> {
  const { prefix, label, processes, signal } = options
  const queue = openQueue(redis, prefix, label)
  const { dossier, timeLimit, model } = options
  const checking: Checking = { prefix, dossier, timeLimit, model }
  const worker = new Worker<ArticleContent, void>(label, pathToFileURL(options.checker), {
    connection: redis,
    prefix,
    concurrency: processes,
    lockDuration: options.lockSeconds * 1000,
    stalledInterval: options.lockSeconds * 500,
    maxStalledCount: DEATHS,
    workerForkOptions: {
      env: { ...process.env, CLAIMLIGHT_CHECKING: JSON.stringify(checking) },
      // In a group of their own: Ctrl-C ends this process, and this process ends them when their articles are done.
      detached: true,
    },
  })
  const done = { answered: 0, failed: 0 }
  const metrics = await openMetrics(queue, processes, options.metrics)
  worker.on('completed', (job: Job) => {
    done.answered++
    metrics.answered(((job.finishedOn ?? 0) - (job.processedOn ?? 0)) / 1000)
  })
  worker.on('failed', (job, error) => {
    done.failed++
    metrics.failed()
    if (job)
      say(
        `${JSON.stringify(job.name)}: ${failureOf(error.message)} (try ${job.attemptsMade} of ${job.opts.attempts ?? 1})`,
      )
  })
  worker.on('error', quietly())
  say(`${processes} ${processes === 1 ? 'process checks' : 'processes check'} articles for ${label}`)
  const progress = showProgress(queue, done)
  while (!signal.aborted) {
    if (options.untilEmpty && openJobs(await countsOf(queue)) === 0) break
    await wait(250, undefined, { signal }).catch(() => undefined)
  }
  progress.stop()
  await stop(worker)
  metrics.close()
  say(`${done.answered.toLocaleString('en')} answered, ${done.failed.toLocaleString('en')} tries failed`)
  await queue.close()
}

/** The message for a failure that BullMQ reports. */
export function failureOf(message: string): string {
  const signal = /^Unexpected exit code: \S+ signal: (\w+)/.exec(message)?.[1]
  if (signal !== undefined && signal !== 'null') return `its process was ended by ${signal}`
  return message.split('\n', 1)[0] ?? message
}

/** Finishes the current articles. Unfinished ones return to the queue when their lock expires. */
async function stop(worker: Worker): Promise<void> {
  const late = setTimeout(() => {
    say(`articles in hand took longer than ${GRACE} s and go back to the queue`)
    process.exit(1)
  }, GRACE * 1000)
  await worker.close()
  clearTimeout(late)
}

/** While Redis is away BullMQ reports the same fault many times a second. */
function quietly(): (error: Error) => void {
  let last = ''
  return ({ message }) => {
    if (message === last || /ECONN|EPIPE|LOADING|Connection is closed/.test(message)) return
    last = message
    say(message)
  }
}

/** Interval in ms; for a log, one line a minute is enough. */
const EVERY = { terminal: 1000, log: 60_000 }

/** One line on standard error with a worker's progress. */
function showProgress(queue: ArticleQueue, done: { answered: number; failed: number }): { stop: () => void } {
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
