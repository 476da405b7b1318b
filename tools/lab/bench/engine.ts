import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { articleMaker } from './articles'
import type { Cost, Held, Question } from './engine-child'
import { count, median, ms, progress, type Result } from './result'

/** Words of an article; the short one is read with each dossier. */
const LENGTHS = [1000, 5000, 20_000]
const SHORT = 1000
/** Claims of a dossier: 0 is the bundled dossier as it is, the others are its claims cut or grown. */
const SIZES = [0, 500, 1000, 10_000, 100_000]
const [BUNDLED, BASE, LARGEST] = [0, 500, 100_000]
const LONGEST_MS = 75_000
const WARM_UP_MS = { first: 2500, each: 300 }

/** Measures checks by dossiers of several sizes, each in a process of its own. */
export async function measureEngine(runs: number): Promise<Result> {
  const makeArticle = articleMaker()
  const other = makeArticle(5000, runs)
  const children = new Map<number, ChildProcess>()
  const held: Held[] = []
  const costs = new Map<string, Cost[]>()
  const ask = (size: number, words: number, run: number, milliseconds: number): Promise<Cost> => {
    const question: Question = { article: makeArticle(words, run), warmUp: { article: other, milliseconds } }
    return answerOf<Cost>(children.get(size), question)
  }
  const costsOf = (size: number, words: number): Cost[] => costs.get(`${size} ${words}`) ?? []
  const time = async (size: number, words: number, run: number): Promise<void> => {
    const cost = await ask(size, words, run, WARM_UP_MS.each)
    costs.set(`${size} ${words}`, [...costsOf(size, words), cost])
  }
  try {
    // One after another, so that each has the machine to itself.
    for (const size of SIZES) {
      progress(size === BUNDLED ? 'bundled dossier' : `${count(size)} claims`)
      // The V8 of a browser has no more than 4 GB.
      const execArgv = ['--expose-gc', '--max-old-space-size=4096']
      const child = fork('scripts/run.mjs', ['tools/lab/bench/engine-child.ts', String(size)], { execArgv })
      children.set(size, child)
      held.push(await answerOf<Held>(child))
      await ask(size, SHORT, runs, WARM_UP_MS.first)
    }
    // Lengths and sizes alternate, so that other load affects all of them.
    for (let run = 0; run < runs; run++) {
      progress(`run ${run + 1} of ${runs}`)
      for (const words of LENGTHS) await time(BUNDLED, words, run)
      for (const size of SIZES.slice(1)) await time(size, SHORT, run)
    }
  } finally {
    for (const child of children.values()) child.kill('SIGKILL')
  }
  const base = costsOf(BASE, SHORT)
  const toFloor = (words: number): number => median(costsOf(BUNDLED, words).map((cost) => cost.article / cost.floor))
  const toBase = (size: number): number =>
    median(costsOf(size, SHORT).map((cost, run) => cost.article / (base[run]?.article ?? NaN)))
  const timesIn = (size: number, words: number): string[] =>
    (['article', 'longest'] as const).map((part) => ms(median(costsOf(size, words).map((cost) => cost[part]))))
  const longest = Math.max(...LENGTHS.map(toFloor))
  return {
    tables: [
      {
        title: 'An article compared with sentence segmentation alone (the floor), bundled dossier',
        heads: ['words', 'article', 'longest sentence', 'article/floor'],
        rows: LENGTHS.map((words) => [count(words), ...timesIn(BUNDLED, words), times(toFloor(words))]),
      },
      {
        title: 'An article of 1,000 words with larger dossiers',
        heads: ['claims', 'article', 'longest sentence', 'of 500 claims', 'ready', 'heap', 'highest RSS'],
        rows: SIZES.map((size, i) => {
          const { claims = NaN, ready = NaN, heap = NaN, peak = NaN } = held[i] ?? {}
          const memory = [heap, peak].map((megabytes) => `${megabytes.toFixed(0)} MB`)
          return [count(claims), ...timesIn(size, SHORT), times(toBase(size)), ms(ready), ...memory]
        }),
      },
    ],
    targets: [
      { says: `100,000 claims cost at most twice 500 (${times(toBase(LARGEST))})`, holds: toBase(LARGEST) <= 2 },
      { says: `an article costs at most eight times the floor (${times(longest)})`, holds: longest <= 8 },
    ],
  }
}

/** The next message of a process. @throws Error when it has died or takes too long */
async function answerOf<T>(child: ChildProcess | undefined, question?: object): Promise<T> {
  if (!child) throw new Error('There is no such process.')
  const answer = once(child, 'message', { signal: AbortSignal.timeout(LONGEST_MS) })
  if (question) child.send(question)
  const [message] = (await answer) as [T]
  return message
}

const times = (n: number): string => `× ${n.toFixed(1)}`
