import type { Redis } from 'ioredis'
import { Answers } from './answers'
import { countJobs, openQueue, type ArticleQueue } from './redis'
import { failureOf } from './work'
import { answerLine } from '@/tools/cli/article-line'

/** Returns the counts of this version's queue, then those of the queues of other versions that are not empty. */
export async function statusOf(redis: Redis, prefix: string, label: string, faults: string[]) {
  const queues = []
  for (const version of await versionsOf(redis, prefix, label)) {
    const queue = openQueue(redis, prefix, version)
    const counts = await countJobs(queue)
    const current = version === label
    if (current || Object.values(counts).some((count) => count > 0))
      queues.push({ version, current, workers: await queue.getWorkersCount(), ...counts })
    await queue.close()
  }
  return { redis: { faults }, results: await redis.xlen(new Answers(redis, prefix).stream), queues }
}

export function statusText({ redis, results, queues }: Awaited<ReturnType<typeof statusOf>>): string {
  const lines = queues.flatMap(({ version, current, workers, waiting, active, delayed, dead }) => [
    `${version}${current ? '' : ' (another version of engine or dossier: start its workers, or enqueue again)'}`,
    countRow('wait', waiting),
    countRow('in hand', active),
    countRow('to be tried again', delayed),
    countRow('dead letters', dead),
    countRow('workers', workers),
  ])
  return [
    ...lines,
    `${results.toLocaleString('en')} results`,
    ...redis.faults.map((fault) => `warning: ${fault}`),
  ].join('\n')
}

/** The names of all queues, this version's first. */
async function versionsOf(redis: Redis, prefix: string, label: string): Promise<string[]> {
  const others = new Set<string>()
  for await (const keys of redis.scanStream({ match: `${prefix}:engine-*:meta`, count: 1000 }) as AsyncIterable<
    string[]
  >)
    for (const key of keys) others.add(key.slice(prefix.length + 1, -':meta'.length))
  others.delete(label)
  return [label, ...[...others].sort()]
}

function countRow(name: string, count: number): string {
  return `  ${name.padEnd(20)}${count.toLocaleString('en').padStart(10)}`
}

const PER_PAGE = 200

/** Prints a line for each article that failed at every try. */
export async function printDead(
  redis: Redis,
  prefix: string,
  label: string,
  write: (text: string) => Promise<void>,
): Promise<void> {
  const answers = new Answers(redis, prefix)
  const queue = openQueue(redis, prefix, label)
  for (let from = 0; ; from += PER_PAGE) {
    const jobs = await queue.getFailed(from, from + PER_PAGE - 1)
    for (const job of jobs) {
      const since = new Date(job.finishedOn ?? job.timestamp).toISOString()
      const rest = JSON.stringify({ reason: failureOf(job.failedReason), tries: job.attemptsMade, since, job: job.id })
      for (const head of await answers.headsOf(job.id ?? '')) await write(`{${head},${rest.slice(1)}\n`)
    }
    if (jobs.length < PER_PAGE) break
  }
  await queue.close()
}

/** Puts all dead letters back into the queue, with as many tries as at the start. */
export async function retryDead(redis: Redis, prefix: string, label: string): Promise<number> {
  const queue: ArticleQueue = openQueue(redis, prefix, label)
  let count = 0
  for (
    let jobs = await queue.getFailed(0, PER_PAGE - 1);
    jobs.length > 0;
    jobs = await queue.getFailed(0, PER_PAGE - 1)
  ) {
    for (const job of jobs) await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true })
    count += jobs.length
  }
  await queue.close()
  return count
}

interface ResultsOptions {
  prefix: string
  /** Whether new answers are printed until the signal. */
  follow: boolean
  /** Delete answers from Redis after they were printed. */
  remove: boolean
  signal: AbortSignal
}

const BATCH = 200
/** Milliseconds for which a read of Redis waits for new answers; the signal to stop is checked between reads. */
const WAIT_MS = 500

/** Prints the answers as NDJSON, in the order in which they were found. */
export async function results(
  redis: Redis,
  { prefix, follow, remove, signal }: ResultsOptions,
  write: (text: string) => Promise<void>,
): Promise<void> {
  const { stream } = new Answers(redis, prefix)
  let last = '0-0'
  while (!signal.aborted) {
    const read = follow
      ? await redis.xread('COUNT', BATCH, 'BLOCK', WAIT_MS, 'STREAMS', stream, last)
      : await redis.xread('COUNT', BATCH, 'STREAMS', stream, last)
    const entries = read?.[0]?.[1] ?? []
    if (entries.length === 0 && !follow) return
    for (const [, [, head = '', , answer = '']] of entries) await write(`${answerLine(head, answer)}\n`)
    if (remove && entries.length > 0) await redis.xdel(stream, ...entries.map(([id]) => id))
    last = entries.at(-1)?.[0] ?? last
  }
}
