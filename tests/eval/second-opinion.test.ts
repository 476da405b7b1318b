import { spawn } from 'node:child_process'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { bundledDossier } from '@/lib/dossier/bundled'
import { bundledIndex } from '@/lib/dossiers/bundled-index'
import { createEngine } from '@/lib/engine'
import type { ModelSession } from '@/lib/second-opinion/model'
import type { Question } from '@/lib/second-opinion/question'
import type { SecondOpinion } from '@/lib/second-opinion/read-answer'
import { loadSets, type Sets } from '@/scripts/eval/run-sets'
import { measureModel, printModel, type ModelFigures } from '@/scripts/eval/with-model'
import { verdictBy } from '@/scripts/second-opinion/combine'
import { claimsById } from '@/scripts/second-opinion/opinions'
import { startModelServer } from '../cli/fake-model-server'
import { finding, findingOn, SENTENCE } from '../unit/second-opinion/story'

/** A part of the sets: the point is that the right verdicts are scored. */
let sets: Sets
const engine = createEngine(bundledDossier, bundledIndex)
beforeAll(() => {
  const { articles, changed, triples } = loadSets()
  sets = { articles: articles.slice(0, 2), changed: changed.slice(0, 2), triples: triples.slice(0, 40) }
})

/** A model that says the same of every detail, with words that are there. */
function measure(opinion: 'agrees' | 'differs' | 'notSaid'): Promise<ModelFigures> {
  const answer = ({ details, claims, sentence }: Question) => ({
    answers: details.map(({ number, words, isWhole }) => ({
      detail: number,
      opinion,
      sentenceWords: isWhole ? sentence : words,
      claimWords: opinion === 'notSaid' ? '' : (claims[0]?.text.split(' ')[0] ?? ''),
    })),
  })
  const session: ModelSession = {
    ask: (question) => Promise.resolve(JSON.stringify(answer(question as Question))),
    close: () => undefined,
  }
  return measureModel(engine, claimsById(bundledDossier), sets, { name: 'fake', remote: null, session, limitMs: 5000 })
}

describe('engine and model on labelled sets', () => {
  test('a model that knows nothing changes nothing, and alone contradicts nothing', async () => {
    const { figures, asked, answered, details } = await measure('notSaid')
    expect(answered).toBe(asked)
    expect(details.answered).toBe(details.asked)
    expect(figures.both).toEqual(figures.engine)
    expect(figures.either).toEqual(figures.engine)
    expect(figures.model.triples).toMatchObject({ precision: null, recall: 0, coverage: 0 })
  })

  test('a model that says that everything differs is heard alone and in "either", not in "both"', async () => {
    const { figures } = await measure('differs')
    expect(figures.both).toEqual(figures.engine)
    expect(figures.either.triples).toMatchObject({ coverage: 0 })
    expect(figures.either.triples!.precision!).toBeLessThan(figures.engine.triples!.precision!)
    expect(figures.model.triples!.recall).toBeGreaterThanOrEqual(figures.engine.triples!.recall)
  })

  test('a model that says that everything agrees leaves nothing contradicted in "both"', async () => {
    const { figures } = await measure('agrees')
    expect(figures.both.triples).toMatchObject({ precision: null, recall: 0 })
    expect(figures.both.triples!.coverage).toBe(figures.engine.triples!.coverage)
    expect(figures.either).toEqual(figures.engine)
  })
})

describe('the verdict of engine and model', () => {
  /** Opinions on the details of the story, in order. */
  const opinion = (...said: ('agrees' | 'differs' | 'notSaid')[]): SecondOpinion => ({
    unusable: [],
    details: said.map((one, i) => {
      const { start, end, article } = finding.details[i]!
      const range = { start: start - finding.start, end: end - finding.start }
      return {
        detail: { number: i + 1, words: article, isWhole: false, ...range },
        opinion: one,
        sentence: { ...range, words: article },
        claim: null,
      }
    }),
  })

  test.each([
    ['agrees on all details that differ', opinion('agrees', 'agrees'), ['supported', 'unverified', 'contradicted']],
    ['agrees on one of two', opinion('agrees', 'notSaid'), ['supported', 'contradicted', 'contradicted']],
    ['says that one differs', opinion('agrees', 'differs'), ['contradicted', 'contradicted', 'contradicted']],
    ['says nothing of them', opinion('notSaid', 'notSaid'), ['unverified', 'contradicted', 'contradicted']],
    ['gives no answer', null, ['unverified', 'contradicted', 'contradicted']],
  ])('where the engine says contradicted and the model %s', (_name, said, verdicts) => {
    expect((['model', 'both', 'either'] as const).map((way) => verdictBy(way, finding, said))).toEqual(verdicts)
    expect(verdictBy('engine', finding, said)).toBe('contradicted')
  })

  test('a model adds a contradiction only in "either"', () => {
    const supported = findingOn(SENTENCE, ['March 2022', 'five years'], { verdict: 'supported' })
    const said = opinion('differs')
    expect(['both', 'either'].map((way) => verdictBy(way as 'both' | 'either', supported, said))).toEqual([
      'supported',
      'contradicted',
    ])
  })
})

test('the four ways are printed as rows', async () => {
  const print = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  printModel(await measure('notSaid'))
  const lines = print.mock.calls.flat().join('\n').split('\n')
  print.mockRestore()
  for (const row of ['engine alone', 'model alone', 'both (contradicted', 'either (contradicted'])
    expect(lines.filter((line) => line.startsWith(row))).toHaveLength(3)
  expect(lines.find((line) => line.startsWith('Model fake'))).toMatch(/asked about \d+ of \d+ findings/)
})

test('npm run eval -- --model asks the server about the sets that are named', async () => {
  const server = await startModelServer({ behaviour: 'notSaid' })
  const out = await new Promise<string>((resolve) => {
    const args = ['scripts/run.mjs', 'scripts/eval.ts', 'changed', '--json', '--model', server.address]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (more: string) => (text += more))
    child.on('close', () => resolve(text))
  })
  await server.close()
  const { model, asked, failed, figures } = JSON.parse(out) as ModelFigures
  expect({ model, failed, sets: Object.keys(figures.engine) }).toEqual({ model: 'tiny', failed: {}, sets: ['changed'] })
  // One request for the name of the model, one for each question.
  expect(server.requests).toHaveLength(asked + 1)
  expect(figures.both).toEqual(figures.engine)
})
