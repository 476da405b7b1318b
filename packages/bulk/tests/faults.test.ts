// @module-tag bulk
import { readFileSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkLines, linesOf, type Ended, type Running } from '@/tests/cli/check-lines'
import { bulk, startBulk } from './commands'
import { redisProgram, startRedis, type TestRedis } from './redis-server'
import { makeFolder, storyLines, writeDossier, writeLines } from '@/tests/cli/stories'

/** The long form is `npm run faults:bulk`; the numbers can be set for a slow machine. */
const long = process.env.CLAIMLIGHT_FAULTS === 'long'
const STORIES = Number(process.env.CLAIMLIGHT_FAULTS_STORIES ?? (long ? 10_000 : 200))
const KILLS = long ? 20 : 3
const RESTARTS: ('SIGTERM' | 'SIGKILL')[] = long ? ['SIGTERM', 'SIGKILL'] : ['SIGKILL']
const SEED = Number(process.env.CLAIMLIGHT_FAULTS_SEED ?? (long ? Date.now() % 1_000_000 : 1))

// The processes to be killed are found in /proc.
const canRun = redisProgram !== undefined && process.platform === 'linux'

describe.skipIf(!canRun)('bulk checking while processes die and Redis restarts', () => {
  const folder = makeFolder()
  const dossier = writeDossier(folder)
  const file = writeLines(folder, 'stories.ndjson', storyLines(STORIES))
  let redis: TestRedis
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(async () => {
    await redis.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test(
    `answers each of ${STORIES} articles once, with the same bytes as one process (seed ${SEED})`,
    // The short form takes about 25 s, and longer on a busy machine.
    { timeout: long ? 20 * 60_000 : 180_000 },
    async () => {
      const expected = linesOf((await checkLines(['--dossier', dossier, file])).out).sort()
      expect(expected).toHaveLength(STORIES)
      const random = randomFrom(SEED)
      const answered = (): Promise<number> => redis.client.xlen('claimlight:results')
      const reached = (count: number): Promise<void> =>
        expect.poll(answered, { timeout: 10 * 60_000, interval: 20 }).toBeGreaterThanOrEqual(count)

      const crew = startCrew(2, ['--dossier', dossier, '--processes', '2', '--lock-seconds', '2'], redis.url)
      // The submitting process is also killed and started again.
      const first = startBulk(['enqueue', '--dossier', dossier, file], redis.url)
      await reached(1)
      first.child.kill('SIGKILL')
      const second = submitted(['--dossier', dossier, file], redis.url)

      const faults = shuffled([...Array<'kill'>(KILLS).fill('kill'), ...RESTARTS], random)
      for (const [at, fault] of faults.entries()) {
        await reached(Math.floor(((at + 1) * STORIES) / (faults.length + 2)))
        if (fault === 'kill') crew.killOne(random)
        else await redis.restart(fault)
      }
      const { exit, err } = await second
      expect(exit, err).toBe(0)
      await crew.stop()
      await expect.poll(() => crew.leftRunning()).toEqual([])
      expect((await bulk(['work', '--dossier', dossier, '--lock-seconds', '2', '--until-empty'], redis.url)).exit).toBe(
        0,
      )

      const { out } = await bulk(['results', '--dossier', dossier], redis.url)
      expect(linesOf(out).sort()).toEqual(expected)
      expect((await bulk(['dead', '--dossier', dossier], redis.url)).out).toBe('')
    },
  )
})

/** Submits, and again where the command starts while Redis is down: it ends then, and may be repeated. */
async function submitted(args: readonly string[], redis: string): Promise<Ended> {
  for (;;) {
    const ended = await bulk(['enqueue', ...args], redis)
    if (ended.exit !== 2 || !ended.err.includes('cannot be reached')) return ended
  }
}

/** Workers that are started again when they die, as a service manager does. */
function startCrew(size: number, args: readonly string[], redis: string) {
  let stopping = false
  const workers: Running[] = []
  const left: number[] = []
  const start = (at: number): void => {
    const worker = startBulk(['work', ...args], redis)
    workers[at] = worker
    void worker.ended.then(() => {
      if (!stopping) start(at)
    })
  }
  for (let at = 0; at < size; at++) start(at)
  return {
    /** A worker, or one of the processes that check for it. */
    killOne: (random: () => number): void => {
      const pids = workers.flatMap(({ child }) => [child.pid ?? 0, ...childrenOf(child.pid ?? 0)])
      const victim = pids[Math.floor(random() * pids.length)]
      if (victim === undefined) return
      left.push(...childrenOf(victim))
      endProcess(victim)
    },
    stop: async (): Promise<void> => {
      stopping = true
      for (const { child } of workers) child.kill('SIGTERM')
      await Promise.all(workers.map(({ ended }) => ended))
    },
    /** Processes whose worker was killed and that still run. */
    leftRunning: () => left.filter(isChecking),
  }
}

function isChecking(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('bullmq')
  } catch {
    return false
  }
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  } catch {
    return [] // it has just died
  }
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // it has just died
  }
}

/** Seeded random numbers (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)
}
