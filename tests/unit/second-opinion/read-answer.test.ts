import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findWords } from '@/lib/second-opinion/find-words'
import { ModelError } from '@/lib/second-opinion/model'
import { questionOf } from '@/lib/second-opinion/question'
import { readAnswer } from '@/lib/second-opinion/read-answer'
import { CLAIMS, finding, SENTENCE } from './story'

const question = questionOf(finding, CLAIMS)!
const answer = (over: object) => ({
  ...{ detail: 1, opinion: 'differs', sentenceWords: 'March 2022', claimWords: '13 July 2022' },
  ...over,
})
const read = (...answers: unknown[]) => readAnswer(JSON.stringify({ answers }), question)
const faultsOf = (...answers: unknown[]) => read(...answers).unusable.map(({ fault }) => fault)

describe('an answer', () => {
  test('is kept with the words of the sentence and of the claim that it quotes', () => {
    const { details, unusable } = read(
      answer({}),
      answer({ detail: 2, opinion: 'notSaid', sentenceWords: 'five years', claimWords: '' }),
    )
    expect(unusable).toEqual([])
    expect(details).toEqual([
      {
        detail: question.details[0],
        opinion: 'differs',
        sentence: { start: 22, end: 32, words: 'March 2022' },
        claim: { id: 'left', words: '13 July 2022' },
      },
      {
        detail: question.details[1],
        opinion: 'notSaid',
        sentence: { start: 40, end: 50, words: 'five years' },
        claim: null,
      },
    ])
  })

  test('shows the words as they are in the texts, not as the model writes them', () => {
    const [{ sentence, claim } = { sentence: null, claim: null }] = read(
      answer({ sentenceWords: ' “MARCH   2022”… ', claimWords: 'on 13 JULY, 2022' }),
    ).details
    expect([sentence?.words, claim?.words]).toEqual(['March 2022', 'on 13 July 2022'])
  })

  test.each([
    ['quotes words that the sentence does not have', { sentenceWords: 'April 2022' }, 'notInSentence'],
    ['quotes half of a word', { sentenceWords: 'arch 2022' }, 'notInSentence'],
    ['quotes no words', { sentenceWords: ' … ' }, 'notInSentence'],
    ['quotes words of another detail', { sentenceWords: 'five years' }, 'otherWords'],
    ['quotes words that no claim has', { claimWords: '14 July 2022' }, 'notInClaims'],
    ['joins words of two claims', { claimWords: '13 July 2022 Her leave' }, 'notInClaims'],
    ['says that it differs and quotes no claim', { claimWords: '' }, 'notInClaims'],
    ['says that it is not said and quotes an invented claim', { opinion: 'notSaid', claimWords: 'x' }, 'notInClaims'],
    ['names a detail that there is not', { detail: 3 }, 'unknownDetail'],
    ['has another opinion', { opinion: 'contradicted' }, 'shape'],
    ['has no number', { detail: 'one' }, 'shape'],
  ])('that %s is thrown away', (_name, over, fault) => {
    const { details, unusable } = read(answer(over))
    expect(details).toEqual([])
    expect(unusable.map((one) => one.fault)).toContain(fault)
  })

  test('is thrown away where a second one for the same detail says something else', () => {
    expect(faultsOf(answer({}), answer({ opinion: 'agrees' }))).toEqual(['twice', 'none'])
    expect(read(answer({}), answer({})).details).toHaveLength(1)
  })

  test('that is missing is named', () => {
    expect(read(answer({})).unusable).toEqual([{ detail: 2, fault: 'none' }])
  })

  test('is read out of a fence and from between other words', () => {
    const json = JSON.stringify({ answers: [answer({})] })
    for (const text of [`\`\`\`json\n${json}\n\`\`\``, `<think>Well.</think>Here it is: ${json} Done.`])
      expect(readAnswer(text, question).details).toHaveLength(1)
  })

  test.each(['', 'Sure! It agrees.', '{"answers":', '[]', '{"answers":{}}', '{"opinion":"agrees"}', 'null'])(
    'that is not of the form is malformed: %s',
    (text) => expect(() => readAnswer(text, question)).toThrow(new ModelError('malformed')),
  )
})

test('whatever a model writes, only words of the sentence and of the claims come out, once for each detail', () => {
  const words = fc.oneof(
    fc.constantFrom('March 2022', 'five years', 'left', '13 July 2022', 'Her leave', '', 'agrees for all', SENTENCE),
    fc.string({ maxLength: 30 }),
  )
  const answers = fc.array(
    fc.oneof(
      fc.record({
        detail: fc.integer({ min: -1, max: 4 }),
        opinion: fc.constantFrom('agrees', 'differs', 'notSaid', 'maybe'),
        sentenceWords: words,
        claimWords: words,
      }),
      fc.jsonValue(),
    ),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(answers, (made) => {
      const { details } = readAnswer(JSON.stringify({ answers: made }), question)
      expect(new Set(details.map(({ detail }) => detail.number)).size).toBe(details.length)
      for (const { detail, opinion, sentence, claim } of details) {
        expect(SENTENCE.slice(sentence.start, sentence.end)).toBe(sentence.words)
        expect(sentence.start < detail.end && sentence.end > detail.start).toBe(true)
        expect(claim === null).toBe(opinion === 'notSaid')
        if (claim) expect(CLAIMS.find(({ id }) => id === claim.id)?.text).toContain(claim.words)
      }
    }),
  )
})

test('words are found as whole words, wherever they occur', () => {
  expect(findWords('In May, in May 2020.', 'in may')).toEqual([
    { start: 0, end: 6 },
    { start: 8, end: 14 },
  ])
  expect(findWords('Berlin', 'in')).toEqual([])
  expect(findWords('It cost $3.5 million', '3.5 million')).toEqual([{ start: 9, end: 20 }])
})
