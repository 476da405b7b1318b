import { expect, test } from 'vitest'
import { splitBySentence } from '@/lib/model/page-question'
import { pageQuestion } from './page-story'

test('each sentence to check has a question with its own claims in the reverse order, and the sentence before it', () => {
  const question = pageQuestion()
  question.sentences[1]!.claims = [2, 3]
  const [first, second, ...more] = splitBySentence(question)
  expect(more).toEqual([])
  expect(first).toMatchObject({ before: 'He is a scientist.', sentences: [{ number: 1, claims: [2, 1] }] })
  expect(second).toMatchObject({
    before: 'Andrej Karpathy joined Tesla in June 2019.',
    sentences: [{ number: 1, text: 'He taught cs231n at Stanford.', claims: [2, 1] }],
    claims: [
      { number: 1, id: 'stars' },
      { number: 2, id: 'course' },
    ],
  })
  expect(second?.sentences[0]?.start).toBe(question.sentences[1]?.start)
})

test('a question on one sentence cannot be divided', () => {
  expect(splitBySentence(pageQuestion(['Andrej Karpathy joined Tesla in June 2019.']))).toEqual([])
})
