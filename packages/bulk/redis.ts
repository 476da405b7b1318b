import { Redis } from 'ioredis'
import { Refusal, printToStderr } from '@/tools/shared/command'
import { Queue, type JobsOptions } from 'bullmq'
import type { ArticleContent } from '@/tools/cli/article-line'

export { Redis }

/** Returns a client for `REDIS_URL` that reconnects by itself; commands wait meanwhile. It is not connected yet. */
export function createRedisClient(): Redis {
  return new Redis(process.env.REDIS_URL ?? 'redis://127.0.0.1:6379', {
    lazyConnect: true,
    maxRetriesPerRequest: null,
    retryStrategy: (tries) => Math.min(100 * tries, 2000),
  })
}

/**
 * Connects to Redis and reports on standard error when the connection breaks and when it recovers.
 *
 * @throws Refusal when Redis cannot be reached at the start
 */
export async function openRedis(): Promise<Redis> {
  const redis = createRedisClient()
  let last = ''
  redis.on('error', (error: NodeJS.ErrnoException) => (last = error.code ?? error.message))
  try {
    await redis.connect()
  } catch {
    redis.disconnect()
    throw new Refusal(
      `Redis at ${addressOfRedis(redis)} cannot be reached (${last || 'closed'}): start it (redis-server tools/bulk/redis.conf) or set REDIS_URL`,
    )
  }
  reportDisconnects(redis)
  return redis
}

/** Wrong settings of Redis, one sentence each; empty if there are none. */
export async function faultsOfRedis(redis: Redis): Promise<string[]> {
  const info = await redis.info()
  const value = (field: string): string => new RegExp(`^${field}:(.*?)\r?$`, 'm').exec(info)?.[1] ?? ''
  const policy = value('maxmemory_policy')
  const faults: string[] = []
  if (policy !== '' && policy !== 'noeviction')
    faults.push(`Redis drops data when its memory is full (maxmemory-policy ${policy}): it must be noeviction`)
  if (value('aof_enabled') === '0')
    faults.push('Redis keeps no log of changes (appendonly no): a restart loses articles and results; it must be yes')
  return faults
}

function reportDisconnects(redis: Redis): void {
  let broken = false
  redis.on('close', () => {
    if (!broken && redis.status !== 'end') printToStderr(`lost Redis at ${addressOfRedis(redis)}; trying again`)
    broken = true
  })
  redis.on('ready', () => {
    if (broken) printToStderr('Redis is back')
    broken = false
  })
}

function addressOfRedis({ options }: Redis): string {
  return options.path ?? `${options.host ?? ''}:${options.port ?? ''}`
}

/** The queue of one version of engine and dossier. */
export type ArticleQueue = Queue<ArticleContent, void>

export function openQueue(redis: Redis, prefix: string, label: string): ArticleQueue {
  const queue: ArticleQueue = new Queue(label, { connection: redis, prefix })
  // `openRedis` reports errors of the connection.
  queue.on('error', () => undefined)
  return queue
}

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

/** Counts jobs by state. `delayed` jobs failed before and wait for another try; `dead` ones have no tries left. */
export async function countJobs(queue: ArticleQueue) {
  const counts = await queue.getJobCounts('wait', 'prioritized', 'active', 'delayed', 'failed')
  const { wait = 0, prioritized = 0, active = 0, delayed = 0, failed = 0 } = counts
  return { waiting: wait + prioritized, active, delayed, dead: failed }
}

export function countOpenJobs({ waiting, active, delayed }: Awaited<ReturnType<typeof countJobs>>): number {
  return waiting + active + delayed
}
