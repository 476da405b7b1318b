import type { Redis } from 'ioredis'
import { Answers } from './answers'
import { openQueue, type ArticleQueue } from './queue'
import { failureOf } from './work'

const PAGE = 200

/** Prints a line for each article that failed at every try. */
export async function printDead(
  redis: Redis,
  prefix: string,
  label: string,
  write: (text: string) => Promise<void>,
): Promise<void> {
  const answers = new Answers(redis, prefix)
  const queue = openQueue(redis, prefix, label)
  for (let from = 0; ; from += PAGE) {
    const jobs = await queue.getFailed(from, from + PAGE - 1)
    for (const job of jobs) {
      const since = new Date(job.finishedOn ?? job.timestamp).toISOString()
      const rest = JSON.stringify({ reason: failureOf(job.failedReason), tries: job.attemptsMade, since, job: job.id })
      for (const head of await answers.headsOf(job.id ?? '')) await write(`{${head},${rest.slice(1)}\n`)
    }
    if (jobs.length < PAGE) break
  }
  await queue.close()
}

/** Puts all dead letters back into the queue, with as many tries as at the start. */
export async function retryDead(redis: Redis, prefix: string, label: string): Promise<number> {
  const queue: ArticleQueue = openQueue(redis, prefix, label)
  let count = 0
  for (let jobs = await queue.getFailed(0, PAGE - 1); jobs.length > 0; jobs = await queue.getFailed(0, PAGE - 1)) {
    for (const job of jobs) await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true })
    count += jobs.length
  }
  await queue.close()
  return count
}
