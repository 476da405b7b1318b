import { articleMaker } from './articles'
import { startChild, type Child } from './child'
import type { ColdStart } from './cold-start'
import type { Cost, Held, Question } from './holder'
import { median } from './median'

/** Words of an article; the short one is read with each size. */
export const LENGTHS = [1000, 5000, 20_000]
export const SHORT = 1000
/** 0 is the bundled dossier as it is; the others are its claims cut or grown. */
export const SIZES = [0, 500, 1000, 10_000, 100_000]
export const [BUNDLED, BASE, LARGEST] = [0, 500, 100_000]

const RUNS = 9
const COLD_STARTS = 5
/** In milliseconds, so that the whole ends in about three minutes whatever the engine does. */
const LIMIT = { ready: 75_000, answer: 20_000, runs: 20_000 }
const WARM_UP = { first: 2500, each: 300 }

/** One size: its setup cost, and the runs by article length. Null where it was never ready. */
export interface Size {
  held: Held | null
  runs: Map<number, (Cost | null)[]>
}

export interface Measured {
  sizes: Map<number, Size>
  /** Medians of several starts. */
  cold: ColdStart
}

export async function measure(tell: (progress: string) => void): Promise<Measured> {
  tell('cold starts')
  const cold = await coldStarts()
  const makeArticle = articleMaker()
  const other = makeArticle(5000, RUNS)
  const children = new Map<number, Child>()
  const sizes = new Map<number, Size>()
  const spent = new Map<number, number>()

  const ask = async (size: number, words: number, run: number, milliseconds: number): Promise<Cost | null> => {
    const question: Question = { article: makeArticle(words, run), warmUp: { article: other, milliseconds } }
    return ((await children.get(size)?.next(LIMIT.answer, question)) ?? null) as Cost | null
  }
  const time = async (size: number, words: number, run: number): Promise<void> => {
    if ((spent.get(size) ?? 0) > LIMIT.runs) return
    const cost = await ask(size, words, run, WARM_UP.each)
    spent.set(size, (spent.get(size) ?? 0) + (cost?.article ?? 0))
    const runs = sizes.get(size)?.runs
    runs?.set(words, [...(runs.get(words) ?? []), cost])
  }

  try {
    // One after another, so that a measurement has the machine to itself.
    for (const size of SIZES) {
      tell(size === BUNDLED ? 'bundled dossier' : `${size.toLocaleString('en')} claims`)
      // Not more than what the V8 of a browser may have: 4 GB.
      const child = startChild(['hold', String(size)], ['--expose-gc', '--max-old-space-size=4096'])
      children.set(size, child)
      sizes.set(size, { held: (await child.next(LIMIT.ready)) as Held | null, runs: new Map() })
      await ask(size, SHORT, RUNS, WARM_UP.first)
    }
    // Sizes take turns, so that other load affects all of them.
    tell('articles')
    for (let run = 0; run < RUNS; run++) for (const words of LENGTHS) await time(BUNDLED, words, run)
    tell('dossiers')
    const grown = SIZES.filter((size) => size !== BUNDLED)
    for (let run = 0; run < RUNS; run++)
      for (const i of grown.keys()) await time(grown[(run + i) % grown.length] ?? BASE, SHORT, run)
  } finally {
    for (const child of children.values()) child.end()
  }
  return { sizes, cold }
}

async function coldStarts(): Promise<ColdStart> {
  const starts: ColdStart[] = []
  for (let i = 0; i < COLD_STARTS; i++) {
    const child = startChild(['cold'])
    const start = (await child.next(LIMIT.answer)) as ColdStart | null
    child.end()
    if (start) starts.push(start)
  }
  const of = (step: keyof ColdStart): number => median(starts.map((start) => start[step]))
  return { node: of('node'), loading: of('loading'), ready: of('ready'), verdict: of('verdict') }
}
