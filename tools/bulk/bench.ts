import type { Redis } from 'ioredis'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Dossier } from '@/lib/dossier/format/schema'
import { articleMaker } from '@/tools/lab/bench/articles'
import { articleChecker } from '@/tools/cli/check-article'
import { Answers } from './answers'
import { enqueue } from './enqueue'
import { openQueue } from './queue'
import { keepVersion, versionOf, type Version } from './version'
import { work } from './work'

const WORDS = 100
const PROCESSES = [1, 2, 4]
/** Share of the answers during start-up: not timed. */
const WARM_UP = 0.25

/** Articles a second of one process without a queue, and of 1, 2 and 4 with it; and what the queue costs an article. */
export async function bench(redis: Redis, checker: string, dossier: Dossier, count: number): Promise<string> {
  const makeArticle = articleMaker()
  const texts = Array.from({ length: count }, (_, n) => `${makeArticle(WORDS, n).text} This is report number ${n}.`)
  const empty = Array.from({ length: count * 5 }, (_, n) => `Nothing ${n}.`)
  const version = versionOf(checker, dossier)
  const queued = (articles: readonly string[], processes: number): Promise<number> =>
    timeQueue(redis, articles, processes, version, keepVersion(checker, dossier, version))
  const single = timeSingle(dossier, texts)
  const rows = [`one process, no queue  ${rate(single)}`]
  for (const processes of PROCESSES)
    rows.push(
      `queue, ${processes} ${processes === 1 ? 'process  ' : 'processes'}     ${rate(await queued(texts, processes))}`,
    )
  const before = await processorTime(redis)
  await queued(empty, 1)
  const cost = ((await processorTime(redis)) - before) / empty.length
  return [
    `${count} articles of ${WORDS} words, the first quarter not timed:`,
    ...rows,
    `cost of the queue: ${cost.toFixed(1)} ms of processor time an article, in the worker and in Redis (${empty.length} articles)`,
  ].join('\n')
}

/** Milliseconds an article. */
function timeSingle(dossier: Dossier, texts: readonly string[]): number {
  const check = articleChecker(dossier)
  const warm = Math.floor(texts.length * WARM_UP)
  for (const content of texts.slice(0, warm)) check({ kind: 'text', content })
  const start = performance.now()
  for (const content of texts.slice(warm)) check({ kind: 'text', content })
  return (performance.now() - start) / (texts.length - warm)
}

/** Measures the queue by the times at which Redis received the answers. Removes all keys from Redis afterwards. */
async function timeQueue(
  redis: Redis,
  texts: readonly string[],
  processes: number,
  version: Version,
  files: { checker: string; dossier: string },
): Promise<number> {
  const prefix = `bench-${process.pid}-${processes}-${Date.now()}`
  const folder = mkdtempSync(join(tmpdir(), 'claimlight-bench-'))
  try {
    const file = join(folder, 'articles.ndjson')
    writeFileSync(file, texts.map((text, id) => JSON.stringify({ id, text })).join('\n'))
    await enqueue(redis, { files: [file], prefix, version, attempts: 1, atMost: Infinity })
    const { label } = version
    const { signal } = new AbortController()
    await work(redis, { prefix, label, ...files, processes, untilEmpty: true, timeLimit: 60, lockSeconds: 30, signal })
    const entries = await redis.xrange(new Answers(redis, prefix).stream, '-', '+')
    const times = entries.map(([id]) => Number(id.split('-', 1)[0])).slice(Math.floor(texts.length * WARM_UP))
    return ((times.at(-1) ?? 0) - (times[0] ?? 0)) / (times.length - 1)
  } finally {
    rmSync(folder, { recursive: true, force: true })
    const queue = openQueue(redis, prefix, version.label)
    await queue.obliterate({ force: true })
    await queue.close()
    for await (const keys of redis.scanStream({ match: `${prefix}:*`, count: 1000 }) as AsyncIterable<string[]>)
      if (keys.length > 0) await redis.del(...keys)
  }
}

/** Milliseconds that this process and Redis have worked so far; processes that check are not counted. */
async function processorTime(redis: Redis): Promise<number> {
  const { user, system } = process.cpuUsage()
  const used = [...(await redis.info('cpu')).matchAll(/^used_cpu_(?:user|sys):([\d.]+)/gm)].map(([, seconds]) =>
    Number(seconds),
  )
  return (user + system) / 1000 + used.reduce((sum, seconds) => sum + seconds * 1000, 0)
}

function rate(milliseconds: number): string {
  return `${(1000 / milliseconds).toFixed(1).padStart(7)} articles a second (${milliseconds.toFixed(1)} ms an article)`
}
