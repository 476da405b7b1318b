// @module-tag figures
import { expect, test } from 'vitest'
import { pairsIn, readerAnswers, recordedReviews, scoreJudges, scorePairs } from '@/packages/lab/eval/research'

// The part kept aside: no rule was written from it.
const { byKind, recall, precision, faults } = scoreJudges(pairsIn('held-aside'))

test('without a model the judges of the research find most planted faults, and are nearly always right', () => {
  expect(faults).toBeGreaterThanOrEqual(200)
  expect(recall).toBeGreaterThanOrEqual(0.65)
  // Of 230 sound findings seven meet an objection: the reader calls two events of one page a conflict.
  expect(precision).toBeGreaterThanOrEqual(0.95)
})

test('with the answers of a careful reader they find nearly all faults of evidence', () => {
  const withReader = scoreJudges(pairsIn('held-aside'), recordedReviews(readerAnswers()))
  expect(withReader.recall).toBeGreaterThanOrEqual(0.92)
  // An objection of the rules stands, also where the reader is right.
  expect(withReader.precision).toBeGreaterThanOrEqual(0.95)
})

test('no quotation that is not on its page is passed', () => expect(byKind.q.found).toBe(byKind.q.of))

test('few sound findings in words of their own meet an objection', () => {
  const { falseAlarms, sound } = scoreJudges(pairsIn('develop'))
  expect(sound).toBeGreaterThanOrEqual(600)
  expect(falseAlarms / sound).toBeLessThanOrEqual(0.032)
})

test('of conflicts in natural wording half are found without a model, most with a reader, and no agreement is called one', () => {
  const [develop, aside] = [scorePairs('develop'), scorePairs('held-aside')]
  const sumOf = (key: keyof typeof develop): number => develop[key] + aside[key]
  expect([sumOf('conflicts'), sumOf('agreeing')]).toEqual([30, 30])
  expect(sumOf('found')).toBeGreaterThanOrEqual(15)
  expect(sumOf('foundByReader')).toBeGreaterThanOrEqual(24)
  expect(sumOf('falseAlarms')).toBeLessThanOrEqual(1)
  expect(sumOf('falseByReader')).toBeLessThanOrEqual(1)
})
