import { describe, expect, test } from 'vitest'
import { createEngine } from '@/lib/engine'
import { prepareArticle } from '@/lib/engine/analyse/prepare-article'
import { runAtOnce } from '@/lib/text/run-in-slices'
import { fold } from '@/lib/text/fold'
import { sentencesOf } from '@/lib/text/sentences'
import { isFullRun } from '@/tests/lanes'
import { dossierOf } from './invented'

const engine = createEngine(dossierOf(['Nora Lindqvist joined Halden Labs in May 2015.']))
const SENTENCE = 'She said “it is Nora’s ‘Great Work’ — in 2015”. Mr. Renn left Halden Labs in May 2018. '
/** A million characters in a full run, else 600,000. */
const LINES = `${SENTENCE.repeat(5).trim()}\n\n`.repeat(isFullRun ? 2300 : 1400)
const ONE_LINE = SENTENCE.repeat(isFullRun ? 11_400 : 7000)

/** Milliseconds of each step, the least of three runs: other programs can only add to it. */
function timesOfSteps(text: string): number[] {
  const runs = [1, 2, 3].map(() => {
    const steps = prepareArticle({ text })
    const times: number[] = []
    for (let done: boolean | undefined = false; !done;) {
      const start = performance.now()
      done = steps.next().done
      times.push(performance.now() - start)
    }
    return times
  })
  const [first = [], ...others] = runs
  return first.map((time, i) => Math.min(time, ...others.map((run) => run[i] ?? time)))
}

describe('a long article', () => {
  test.each([
    ['of paragraphs', LINES],
    ['without a line break', ONE_LINE],
  ])('%s is prepared in steps that are short compared with the whole', (_name, text) => {
    const times = timesOfSteps(text)
    expect(times.length).toBeGreaterThan(10)
    expect(Math.max(...times)).toBeLessThan(Math.max(60, times.reduce((sum, time) => sum + time) / 3))
  })

  test('has the same sentences as when it is read in one step', () => {
    const { folded, sentences } = runAtOnce(prepareArticle({ text: LINES }))
    expect(folded).toBe(fold(LINES))
    const lines = [...LINES.matchAll(/[^\n]+/g)]
    const expected = lines.flatMap(({ index, 0: line }) => sentencesOf(folded, index, index + line.length))
    expect(sentences.map(({ span }) => span)).toEqual(expected)
  })

  test('without a line break is complete, and no surrogate pair is split', () => {
    const { folded, sentences: spans } = runAtOnce(prepareArticle({ text: '😀'.repeat(120_000) }))
    expect(folded).toHaveLength(240_000)
    for (const { span } of spans) expect(folded.slice(span.start, span.end).isWellFormed()).toBe(true)
  })

  test('reports a growing number of sentences before the first one is checked', () => {
    const slices = engine.checkInSlices({ text: LINES })
    const met: number[] = []
    for (let step = slices.next(); !step.done && step.value.checked === 0; step = slices.next())
      met.push(step.value.sentences)
    slices.return({ mentions: 0, sentences: 0, findings: [], nearest: [] })
    expect(met.length).toBeGreaterThan(10)
    expect(met).toEqual([...met].sort((a, b) => a - b))
  })
})

test('a short article is checked in the first step', () => {
  const first = engine.checkInSlices({ text: 'Nora Lindqvist joined Halden Labs in 2018. She left.' }).next()
  expect(first.value).toMatchObject({ checked: 1, sentences: 2 })
})

test('a sentence that lacks something is not judged, and the sentences around it are', () => {
  const quotes = (text: string) => engine.check({ text }).findings.map(({ quote }) => quote)
  const right = 'Nora Lindqvist joined Halden Labs in May 2015.'
  expect(quotes(`${right} Nora Lindqvist joined \ufffc Labs in May 2015.`)).toEqual([right])
  expect(quotes(`Nora Lindqvist joined Halden Labs in \ufffc.`)).toEqual([])
  // Pasted text has this sign for a picture before a paragraph.
  expect(quotes(`\ufffc ${right}`)).toHaveLength(1)
})
