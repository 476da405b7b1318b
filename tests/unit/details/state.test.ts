import { expect, test } from 'vitest'
import { sayReasonBesideRows, sayState } from '@/lib/details/say'
import { hasAnswer, isSettled, stateOf } from '@/lib/details/state'
import type { Detail } from '@/lib/schema/finding'
import '@/tests/words/set-english'

const detail = (article: string, dossier: string | null, verdict: Detail['verdict']): Detail => ({
  start: 0, end: 4, kind: 'date', verdict, doubted: false, article, dossier, question: null, claim: null, slot: null,
}) // prettier-ignore
const musk = detail('Elon Musk', 'Elon Musk', 'agrees')
const june = detail('June 2018', 'June 2017', 'open')

test('a supported sentence with another date in the dossier is to look at, and says beside both dates what it leaves open', () => {
  const finding = { verdict: 'supported', details: [musk, june] } as const
  expect(stateOf(finding)).toBe('look')
  expect(sayState(finding)).toBe('Look at this')
  expect(sayReasonBesideRows(finding)).toBe('The page may mean something else.')
})

test('a sentence with nothing to compare is in the state of its verdict, also one that is stored without details', () => {
  expect(stateOf({ verdict: 'supported', details: [musk] })).toBe('supported')
  expect(stateOf({ verdict: 'supported' })).toBe('supported')
  expect(stateOf({ verdict: 'unverified', details: [june], newer: true })).toBe('uncovered')
})

test('a conflict stays a conflict, and a doubt a doubt', () => {
  expect(stateOf({ verdict: 'contradicted', details: [june] })).toBe('contradicted')
  expect(stateOf({ verdict: 'disputed', details: [june] })).toBe('look')
})

test('the engine can say that a value is to be compared, and a sentence newer than the evidence stays not covered', () => {
  expect(stateOf({ verdict: 'supported', compare: true })).toBe('look')
  expect(stateOf({ verdict: 'unverified', compare: true, newer: true })).toBe('uncovered')
})

test('claims on the same thing stand beside a sentence only where nothing settles it', () => {
  const related = ['c1']
  expect(sayState({ verdict: 'unverified', related })).toBe('Not settled')
  expect(sayState({ verdict: 'unverified', related: [] })).toBe('Not covered')
  expect(sayState({ verdict: 'supported', related })).toBe('Supported')
})

test('a dossier settles the sentences that have marks, and has an answer on those with related claims too', () => {
  const related = ['c1']
  expect([isSettled({ verdict: 'supported', details: [june] }), isSettled({ verdict: 'unverified' })]).toEqual([
    true,
    false,
  ])
  expect([hasAnswer({ verdict: 'unverified', related }), hasAnswer({ verdict: 'unverified' })]).toEqual([true, false])
})
