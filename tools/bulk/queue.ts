import { Queue, type JobsOptions } from 'bullmq'
import type { Redis } from 'ioredis'
import type { ArticleContent } from '@/tools/cli/article-line'

/** The queue of one version of engine and dossier. */
export type ArticleQueue = Queue<ArticleContent, void>

export function openQueue(redis: Redis, prefix: string, label: string): ArticleQueue {
  const queue: ArticleQueue = new Queue(label, { connection: redis, prefix })
  // `openRedis` reports errors of the connection.
  queue.on('error', () => undefined)
  return queue
}

/** @param attempts number of attempts before an article becomes a dead letter */
export function jobOptions(jobId: string, attempts: number): JobsOptions {
  return {
    jobId,
    attempts,
    // After 1, 2, 4 … seconds, each reduced by up to a half at random, so that failures are not repeated together.
    backoff: { type: 'exponential', delay: 1000, jitter: 0.5 },
    // A finished job is not needed, since the results have its answer. A dead letter is kept until a person handles it.
    removeOnComplete: true,
    removeOnFail: false,
  }
}

export type Counts = Awaited<ReturnType<typeof countsOf>>

/** Counts jobs by state. `delayed` jobs failed before and wait for another try; `dead` ones have no tries left. */
export async function countsOf(queue: ArticleQueue) {
  const counts = await queue.getJobCounts('wait', 'prioritized', 'active', 'delayed', 'failed')
  const { wait = 0, prioritized = 0, active = 0, delayed = 0, failed = 0 } = counts
  return { waiting: wait + prioritized, active, delayed, dead: failed }
}

export function countOpenJobs({ waiting, active, delayed }: Counts): number {
  return waiting + active + delayed
}
