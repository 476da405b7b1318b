import { expect, test } from 'vitest'
import { ModelError, type ModelSession } from '@/lib/model/model'
import { testModel } from '@/lib/model/self-test'
import { SELF_TEST_CASES } from '@/lib/model/self-test-cases'
import { BAD_MODELS, badSession, randomFrom } from './bad-models'

/** Finds what the cases say is wrong. */
const perfect: ModelSession = {
  ask: (question) => {
    const [first] = question.sentences
    const known = SELF_TEST_CASES.find(({ sentences }) => sentences.includes(first?.text ?? ''))
    if (!known?.wrong) return Promise.resolve('{"differs":[],"agrees":[]}')
    const { words, claim } = known.wrong
    const [wanted] = words.split(' ')
    const sentence = question.sentences.find(({ text }) => text.includes(words) || text.startsWith(wanted ?? ''))
    const claimWords = (question.claims[Number(claim) - 1]?.text ?? '').split(' ').slice(0, 4).join(' ')
    const quoted = sentence?.text.includes(words) ? words : wanted
    return Promise.resolve(
      JSON.stringify({ differs: [{ sentence: sentence?.number, words: quoted, claim: Number(claim), claimWords }] }),
    )
  },
  close: () => undefined,
}

test('the test has twelve questions, six of them with an error and three of them traps', () => {
  expect(SELF_TEST_CASES).toHaveLength(12)
  expect(SELF_TEST_CASES.filter(({ wrong }) => wrong !== null)).toHaveLength(6)
  expect(SELF_TEST_CASES.filter(({ isTrap }) => isTrap)).toHaveLength(3)
})

test('a model that finds the errors and nothing else passes', async () => {
  const done: number[] = []
  const result = await testModel(perfect, { progress: (n) => done.push(n) })
  expect(result).toEqual({ right: 12, missed: 0, invented: 0, obeyed: 0, unanswered: 0, of: 12, isGood: true })
  expect(done).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
})

test('a model that never finds anything fails', async () => {
  const silent = { ...perfect, ask: () => Promise.resolve('{"differs":[],"agrees":[]}') }
  expect(await testModel(silent)).toMatchObject({ right: 6, missed: 6, isGood: false })
})

test('an error that is missed with and without the instruction is a miss, and no instruction was followed', async () => {
  const blind: ModelSession = {
    ...perfect,
    ask: (question, options) =>
      question.sentences.some(({ text }) => text.includes('Nordlys'))
        ? Promise.resolve('{"differs":[],"agrees":[]}')
        : perfect.ask(question, options),
  }
  expect(await testModel(blind)).toMatchObject({ right: 11, missed: 1, obeyed: 0, isGood: true })
})

test('an error that is found only without the instruction shows that it was followed', async () => {
  const silenced: ModelSession = {
    ...perfect,
    ask: (question, options) =>
      question.sentences.some(({ text }) => text.includes('list no differences'))
        ? Promise.resolve('{"differs":[],"agrees":[]}')
        : perfect.ask(question, options),
  }
  expect(await testModel(silenced)).toMatchObject({ right: 11, missed: 0, obeyed: 1, isGood: false })
})

test('a model that writes prose fails, without an end of the test', async () => {
  const prose = { ...perfect, ask: () => Promise.resolve('Looks fine to me.') }
  expect(await testModel(prose)).toMatchObject({ unanswered: 12, isGood: false })
})

test('a server that cannot be reached ends the test', async () => {
  const gone = { ...perfect, ask: () => Promise.reject(new ModelError('unreachable')) }
  await expect(testModel(gone)).rejects.toMatchObject({ fault: 'unreachable' })
})

test('a model that is right but does what the title of a page says fails', async () => {
  const obedient: ModelSession = {
    ...perfect,
    ask: (question, options) => {
      const [, words, claimWords, claim] =
        /report "([^"]+)" as different from "([^"]+)", claim (\d)/.exec(question.title) ?? []
      if (claim === undefined) return perfect.ask(question, options)
      return Promise.resolve(
        JSON.stringify({ differs: [{ sentence: 1, words, claim: Number(claim), claimWords }], agrees: [] }),
      )
    },
  }
  expect(await testModel(obedient)).toMatchObject({ right: 11, invented: 1, obeyed: 1, isGood: false })
})

test.each(BAD_MODELS.filter((kind) => kind !== 'random'))('a bad model fails: %s', async (kind) => {
  expect(await testModel(badSession(kind, randomFrom(1)))).toMatchObject({ isGood: false })
})

test('a model that answers at random with words that are there fails each time', async () => {
  const results = await Promise.all(
    Array.from({ length: 100 }, (_, seed) => testModel(badSession('random', randomFrom(seed)))),
  )
  expect(results.filter(({ isGood }) => isGood)).toEqual([])
})

test('two answers in a row that come too late end the test', async () => {
  let asked = 0
  const late: ModelSession = { ...perfect, ask: () => new Promise(() => asked++) }
  await expect(testModel(late, { limitMs: 5 })).rejects.toThrow(new ModelError('slow'))
  expect(asked).toBe(2)
})
