// @module-tag bulk
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { Answers } from '../answers'
import { printDead, retryDead, results, statusOf } from '../status'
import { enqueueArticles } from '../enqueue'
import { faultsOfRedis } from '../redis'
import { copyVersion, versionOf } from '../version'
import { checkQueuedArticles } from '../work'
import { bundleOf } from '@/scripts/bundle.mjs'
import { articleChecker } from '@/tools/cli/check-article'
import { answerLines } from '@/tools/cli/article-line'
import { bulk, startBulk } from './commands'
import { freePort, redisProgram, startRedis, type TestRedis } from './redis-server'
import { dossier, makeFolder, storyLines, writeDossier, writeLines } from '@/tests/cli/stories'

const STORY = 'Ada Brook joined Northwind Labs in May 2014.'

describe.skipIf(redisProgram === undefined)('bulk checking on a queue', { timeout: 120_000 }, () => {
  const folder = makeFolder()
  let redis: TestRedis
  let checker: string
  beforeAll(async () => {
    // Progress messages are hidden in the test report.
    vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    redis = await startRedis()
    vi.stubEnv('REDIS_URL', redis.url)
    checker = await bundleOf('packages/bulk/checker.ts')
  }, 120_000)
  afterAll(async () => {
    vi.restoreAllMocks()
    await redis.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  /** The commands, with separate key names in Redis for each test. */
  function commands(prefix: string) {
    const version = versionOf(checker, dossier)
    const { label } = version
    const never = new AbortController().signal
    return {
      label,
      enqueue: (articles: object[], attempts = 4) => {
        const files = [
          writeLines(
            folder,
            `${prefix}.ndjson`,
            articles.map((article) => JSON.stringify(article)),
          ),
        ]
        return enqueueArticles(redis.client, { files, prefix, version, attempts, mostQueued: 1000 })
      },
      work: (options: Partial<Parameters<typeof checkQueuedArticles>[1]> = {}): Promise<void> =>
        checkQueuedArticles(redis.client, {
          ...{ prefix, label, ...copyVersion(checker, dossier, version), processes: 1, untilEmpty: true },
          ...{ timeLimit: 60, lockSeconds: 30, signal: never },
          ...options,
        }),
      results: (options: { remove?: boolean; follow?: boolean; signal?: AbortSignal } = {}) => {
        const lines: string[] = []
        const client = redis.client.duplicate()
        const ended = results(
          client,
          { prefix, follow: false, remove: false, signal: never, ...options },
          collect(lines),
        )
        return { lines, ended: ended.finally(() => client.disconnect()).then(() => lines) }
      },
      dead: async (): Promise<unknown[]> => {
        const lines: string[] = []
        await printDead(redis.client, prefix, label, collect(lines))
        return lines.map((line) => JSON.parse(line) as unknown)
      },
      retry: () => retryDead(redis.client, prefix, label),
      status: async () => (await statusOf(redis.client, prefix, label, [])).queues,
    }
  }

  test('checks and answers an article once, also when it is submitted repeatedly under other names', async () => {
    const { enqueue, work, results } = commands('once')
    const story = { id: 'a', text: STORY }
    const copy = { id: 'copy', text: STORY, url: 'https://example.org/copy' }
    expect(await enqueue([story, story])).toMatchObject({ bad: 0, answered: 0 })
    await work()
    expect(await enqueue([story, copy])).toEqual({ queue: 0, answered: 1, known: 1, bad: 0 })
    const asOneProcess: string[] = []
    const file = writeLines(folder, 'once-each.ndjson', [JSON.stringify(story), JSON.stringify(copy)])
    await answerLines([file], articleChecker([{ id: null, dossier }]), collect(asOneProcess))
    expect(await results().ended).toEqual(asOneProcess)
    // Removed results do not come back.
    expect(await results({ remove: true }).ended).toEqual(asOneProcess)
    expect(await enqueue([story, copy])).toEqual({ queue: 0, answered: 0, known: 2, bad: 0 })
    expect(await results().ended).toEqual([])
  })

  test('takes documents as articles of their own, by their path, and says why one cannot be read', async () => {
    const { label, work, results } = commands('documents')
    const files = ['story.txt', 'empty.docx'].map((name) => join(folder, name))
    writeFileSync(files[0]!, STORY)
    writeFileSync(files[1]!, '')
    const options = { files, prefix: 'documents', version: versionOf(checker, dossier), attempts: 1, mostQueued: 10 }
    expect(label).not.toBe('')
    expect(await enqueueArticles(redis.client, options)).toMatchObject({ queue: 1, bad: 1 })
    await work()
    const answers = (await results().ended).map((line) => JSON.parse(line) as { id: string; error?: string })
    expect(answers.find(({ id }) => id === files[0])?.error).toBeUndefined()
    expect(answers.find(({ id }) => id === files[1])?.error).toBeTruthy()
  })

  test('prints new results while they are followed', async () => {
    const { results } = commands('follow')
    const answers = new Answers(redis.client, 'follow')
    const stop = new AbortController()
    const following = results({ follow: true, signal: stop.signal })
    for (const id of ['first', 'second']) {
      await answers.register([{ head: `"id":"${id}"`, job: id }])
      await answers.answer(id, '"findings":[]')
      await expect.poll(() => following.lines.at(-1)).toBe(`{"id":"${id}","findings":[]}\n`)
    }
    stop.abort()
    await following.ended
  })

  test('answers an article that takes too long with an error, and checks it when it is handed in again', async () => {
    const { enqueue, work, dead, results } = commands('slow')
    // Long enough to exceed the allowed millisecond.
    const endless = { id: 'endless', text: `${STORY} `.repeat(300) }
    await enqueue([endless])
    await work({ timeLimit: 0.001 })
    expect(await dead()).toEqual([])
    expect(await results().ended).toEqual(['{"id":"endless","error":"took longer than 0.001 s"}\n'])
    expect(await enqueue([endless])).toMatchObject({ queue: 1 })
    await work()
    expect((await results().ended)[1]).toMatch(/^\{"id":"endless","subject"/)
  })

  test('puts an article that fails at every attempt into the dead letters with its reason, and can retry it', async () => {
    const { enqueue, work, dead, retry, results } = commands('dead')
    await enqueue([{ id: 'lost', text: STORY }], 2)
    await work({ dossier: `${folder}/none.json` })
    expect(await dead()).toMatchObject([{ id: 'lost', reason: expect.stringContaining('none.json'), tries: 2 }])
    expect(await results().ended).toEqual([])
    expect(await retry()).toBe(1)
    await work()
    expect(await dead()).toEqual([])
    expect(await results().ended).toEqual([expect.stringMatching(/^\{"id":"lost","subject"/)])
  })

  test('leaves articles for another version of the dossier to its workers, and lists them in the status', async () => {
    const { enqueue: handIn, label, status } = commands('versions')
    const other = versionOf(checker, { ...dossier, asOf: '2023-01-01' })
    const files = [writeLines(folder, 'other.ndjson', [JSON.stringify({ id: 'other', text: STORY })])]
    await enqueueArticles(redis.client, { files, prefix: 'versions', version: other, attempts: 1, mostQueued: 10 })
    await handIn([{ id: 'ada', text: STORY }])
    expect(await status()).toMatchObject([
      { version: label, current: true, waiting: 1 },
      { version: other.label, current: false, waiting: 1 },
    ])
  })

  test('leaves no active job after a worker was stopped', async () => {
    const { enqueue, work, status } = commands('stopped')
    await enqueue(storyLines(50).flatMap((line) => (line.endsWith('}') ? [JSON.parse(line) as object] : [])))
    const stop = new AbortController()
    const working = work({ untilEmpty: false, signal: stop.signal })
    await expect.poll(async () => (await status())[0]?.waiting, { timeout: 100_000 }).toBeLessThan(50)
    stop.abort()
    await working
    expect(await status()).toMatchObject([{ active: 0, delayed: 0, dead: 0, workers: 0 }])
  })

  test('reports a Redis that could lose articles', async () => {
    expect(await faultsOfRedis(redis.client)).toEqual([])
    const careless = await startRedis(['--appendonly', 'no', '--maxmemory-policy', 'allkeys-lru'])
    expect((await faultsOfRedis(careless.client)).join('\n')).toMatch(/must be noeviction[\s\S]*appendonly no/)
    await careless.stop()
  })

  test('ends a stopped worker with exit code 0, and with 2 when Redis is missing', async () => {
    const worker = startBulk(['work', '--processes', '1', '--dossier', writeDossier(folder)], redis.url)
    await expect.poll(worker.err, { timeout: 100_000 }).toContain('1 process checks articles')
    worker.child.kill('SIGTERM')
    const none = bulk(['status'], `redis://127.0.0.1:${await freePort()}`)
    expect((await worker.ended).exit).toBe(0)
    expect((await none).exit).toBe(2)
    expect((await none).err).toMatch(/Redis at 127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\): start it/)
  })
})

function collect(lines: string[]): (text: string) => Promise<void> {
  return (text) => {
    lines.push(text)
    return Promise.resolve()
  }
}
