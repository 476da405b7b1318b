import search from 'approx-string-match'
import { findAnchors, makeAnchor } from '@/lib/anchor/anchor'
import { articleMaker } from '../articles'
import { chance } from '../chance'
import { smooth } from './change-words'
import { pageFrom } from './pages'
import { cut, glue, traced, type Traced } from './traced'

/** Minimum times of many runs, in ms, to exclude the load of other programs. */
export interface Times {
  words: number
  notes: number
  found: number
  /** One search of a quote of 120 characters through the whole text, of which an eighth may differ, */
  pass: number
  /** and of which half may differ, as Hypothesis searches. */
  widePass: number
  batch: number
  /** The longest step of the batch: the page can move between two. */
  longestStep: number
}

const WORDS = 20_000
const NOTES = 500
const QUOTE = 120

/** 500 notes on sentences of a page of 20,000 words that have all been edited since. */
export function timeBatch(runs: number): Times {
  const { text } = articleMaker()(WORDS, 0)
  const sentences = pageFrom('long', text).blocks.flatMap((block) => block.sentences)
  const long = sentences.filter(({ start, end }) => end - start > 50)
  const noted = Array.from({ length: NOTES }, (_, i) => long[Math.floor((i * long.length) / NOTES)]).flatMap(
    (each) => each ?? [],
  )
  const all = traced(text, 0)
  const random = chance(3)
  const parts: Traced[] = []
  let done = 0
  for (const { start, end } of noted) {
    parts.push(cut(all, done, start), smooth(cut(all, start, end), random))
    done = end
  }
  const now = glue([...parts, cut(all, done)]).text
  const anchors = noted.map(({ start, end }) => makeAnchor(text, start, end))
  const quote = text.slice(text.length / 2, text.length / 2 + QUOTE)
  const times: Times = {
    words: WORDS,
    notes: NOTES,
    found: 0,
    pass: Infinity,
    widePass: Infinity,
    batch: Infinity,
    longestStep: Infinity,
  }
  for (let run = 0; run < runs; run++) {
    times.pass = Math.min(
      times.pass,
      took(() => search(now, quote, QUOTE / 8)),
    )
    times.widePass = Math.min(
      times.widePass,
      took(() => search(now, quote, QUOTE / 2)),
    )
    times.batch = Math.min(
      times.batch,
      took(() => (times.found = foundOf(findAnchors(now, anchors)))),
    )
    times.longestStep = Math.min(times.longestStep, longestStep(findAnchors(now, anchors)))
  }
  return times
}

function foundOf(steps: ReturnType<typeof findAnchors>): number {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value.filter(({ state }) => state === 'anchored').length
  }
}

function longestStep(steps: ReturnType<typeof findAnchors>): number {
  for (let longest = 0; ;) {
    const before = performance.now()
    const { done } = steps.next()
    longest = Math.max(longest, performance.now() - before)
    if (done) return longest
  }
}

function took(work: () => unknown): number {
  const before = performance.now()
  work()
  return performance.now() - before
}
