import { bundledDossier } from '@/lib/dossier/format/bundled'
import { createEngine, type Article, type Engine } from '@/lib/engine'
import { sentencesOf } from '@/lib/text/sentences'
import { grow } from './grow'

/** The cost of a dossier before the first check. Memory in megabytes; the heap after a collection. */
export interface Held {
  claims: number
  /** Milliseconds until the engine was there. */
  ready: number
  heap: number
  /** Maximum resident memory of the process. */
  peak: number
}

export interface Question {
  article: Article
  /** Another text, to read for so many milliseconds before. */
  warmUp: { article: Article; milliseconds: number }
}

/** One article checked once, in milliseconds. */
export interface Cost {
  article: number
  /** Only the sentence segmentation of the same text. */
  floor: number
  /** The longest that one sentence took. */
  longest: number
}

// Runs in a process of its own: makes the engine for a number of claims (0: the bundled dossier unchanged), and answers each
// article with its cost.
const claims = Number(process.argv[2])
const dossier = claims === 0 ? bundledDossier : grow(bundledDossier, claims, 500)
const start = performance.now()
const engine = createEngine(dossier)
const ready = performance.now() - start
const peak = process.resourceUsage().maxRSS / 2 ** 10
process.send?.({ claims: dossier.claims.length, ready, heap: heapInUse(), peak } satisfies Held)
process.on('message', (question: Question) => {
  warmUp(engine, question)
  process.send?.(costOf(engine, question.article) satisfies Cost)
})

/** Megabytes. Needs `--expose-gc`; without a collection it is too much. */
function heapInUse(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  // Typed arrays are outside the heap.
  return (heapUsed + arrayBuffers) / 2 ** 20
}

/**
 * Code that has run for a while is compiled for speed, and a process that has waited must get its memory back from the machine.
 */
function warmUp(engine: Engine, { warmUp: { article, milliseconds } }: Question): void {
  const end = performance.now() + milliseconds
  while (performance.now() < end) {
    segment(article)
    for (const _ of engine.checkInSlices(article)) if (performance.now() > end) break
  }
}

function costOf(engine: Engine, article: Article): Cost {
  const start = performance.now()
  const slices = engine.checkInSlices(article)
  let longest = 0
  for (let before = start; ;) {
    const slice = slices.next()
    const now = performance.now()
    longest = Math.max(longest, now - before)
    before = now
    if (slice.done) return { article: now - start, floor: floorOf(article, now - start), longest }
  }
}

/** The mean over the same time as the article: other load slows both down alike. */
function floorOf(article: Article, milliseconds: number): number {
  const start = performance.now()
  for (let times = 1; ; times++) {
    segment(article)
    const spent = performance.now() - start
    if (spent >= milliseconds) return spent / times
  }
}

/** In the same blocks that the engine is given: no sentence crosses them. */
function segment({ text, blocks = [] }: Article): void {
  for (const { start, end } of blocks) sentencesOf(text, start, end)
}
