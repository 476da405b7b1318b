import { withThousands } from './enqueue'
import { Worker } from 'bullmq'
import type { Redis } from 'ioredis'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { ArticleContent } from '@/tools/cli/article-line'
import type { BulkOptions } from './arguments'
import type { CheckerOptions } from './checker'
import { countJobs, countOpenJobs, openQueue, type ArticleQueue } from './redis'
import { printToStderr } from '@/tools/shared/command'

interface WorkOptions extends CheckerOptions, Pick<BulkOptions, 'processes' | 'untilEmpty' | 'lockSeconds'> {
  label: string
  /** Path of the bundle that a checking process runs; it stays as it is while the worker runs. */
  checker: string
  signal: AbortSignal
}

/** Number of times that an article may be interrupted by the death of its worker before it becomes a dead letter. */
const MOST_WORKER_DEATHS = 5
/** Seconds for finishing the current articles after a stop. */
const STOP_LIMIT_S = 30

/** Checks articles in processes of their own until the signal, or until none is left. */
export async function checkQueuedArticles(redis: Redis, options: WorkOptions): Promise<void> {
  const { prefix, label, processes, signal } = options
  const queue = openQueue(redis, prefix, label)
  const { dossier, timeLimit, model } = options
  const checking: CheckerOptions = { prefix, dossier, timeLimit, model }
  const worker = new Worker<ArticleContent, void>(label, pathToFileURL(options.checker), {
    connection: redis,
    prefix,
    concurrency: processes,
    lockDuration: options.lockSeconds * 1000,
    stalledInterval: options.lockSeconds * 500,
    maxStalledCount: MOST_WORKER_DEATHS,
    workerForkOptions: {
      env: { ...process.env, CLAIMLIGHT_CHECKING: JSON.stringify(checking) },
      // Detached processes do not get Ctrl-C: this process gets it, and ends them when their articles are done.
      detached: true,
    },
  })
  const counts = { answered: 0, failed: 0 }
  worker.on('completed', () => counts.answered++)
  worker.on('failed', (job, error) => {
    counts.failed++
    if (job)
      printToStderr(
        `${JSON.stringify(job.name)}: ${failureOf(error.message)} (try ${job.attemptsMade} of ${job.opts.attempts ?? 1})`,
      )
  })
  worker.on('error', createErrorReporter())
  printToStderr(`${processes} ${processes === 1 ? 'process checks' : 'processes check'} articles for ${label}`)
  const progress = setInterval(() => void sayProgress(queue, counts.answered).catch(() => undefined), 60_000)
  while (!signal.aborted) {
    if (options.untilEmpty && countOpenJobs(await countJobs(queue)) === 0) break
    await wait(250, undefined, { signal }).catch(() => undefined)
  }
  clearInterval(progress)
  await stopWorker(worker)
  printToStderr(`${counts.answered.toLocaleString('en')} answered, ${counts.failed.toLocaleString('en')} tries failed`)
  await queue.close()
}

export function failureOf(message: string): string {
  const signal = /^Unexpected exit code: \S+ signal: (\w+)/.exec(message)?.[1]
  if (signal !== undefined && signal !== 'null') return `its process was ended by ${signal}`
  return message.split('\n', 1)[0] ?? message
}

/** Finishes the current articles. Unfinished ones return to the queue when their lock expires. */
async function stopWorker(worker: Worker): Promise<void> {
  const late = setTimeout(() => {
    printToStderr(`articles in hand took longer than ${STOP_LIMIT_S} s and go back to the queue`)
    process.exit(1)
  }, STOP_LIMIT_S * 1000)
  await worker.close()
  clearTimeout(late)
}

/** Returns an error handler. While Redis cannot be reached, BullMQ reports the same error many times a second. */
function createErrorReporter(): (error: Error) => void {
  let last = ''
  return ({ message }) => {
    if (message === last || /ECONN|EPIPE|LOADING|Connection is closed/.test(message)) return
    last = message
    printToStderr(message)
  }
}

async function sayProgress(queue: ArticleQueue, answered: number): Promise<void> {
  const { waiting, active, delayed, dead } = await countJobs(queue)
  printToStderr(
    `${withThousands(answered)} answered here, ${withThousands(waiting)} wait, ${active} in hand, ` +
      `${withThousands(delayed)} to be tried again, ${withThousands(dead)} dead letters`,
  )
}
