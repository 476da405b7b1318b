import { expect, test } from 'vitest'
import type { Detail, Finding } from '@/lib/schema/finding'
import { findingOnPart } from '@/lib/engine/judge/part'

const detail = (start: number, verdict: Detail['verdict'], kind: Detail['kind'] = 'date'): Detail => ({
  ...{ start, end: start + 4, kind, verdict, doubted: false, article: 'x', question: null, slot: null },
  ...{ dossier: verdict === 'differs' ? 'y' : null, claim: verdict === 'open' ? null : 'c' },
})
const finding = (verdict: Finding['verdict'], ...details: Detail[]): Finding => ({
  ...{ start: 0, end: 60, quote: 'q', partial: false, newer: false, claims: ['c'], sources: [1] },
  ...{ verdict, details },
})
test('a part of a sentence is supported only by details inside it', () => {
  const whole = finding('supported', detail(10, 'agrees'), detail(40, 'open', 'name'))
  expect(findingOnPart(whole, 0, 60)).toBe(whole)
  expect(findingOnPart(whole, 0, 20)).toMatchObject({ verdict: 'supported', partial: false })
  expect(findingOnPart(whole, 30, 60)).toMatchObject({ verdict: 'unverified', related: ['c'] })
})

test('a part of a sentence is contradicted only by a difference inside it, and the right rest is not supported', () => {
  const red = finding('contradicted', detail(10, 'agrees'), detail(40, 'differs'))
  expect(findingOnPart(red, 30, 60)).toMatchObject({ verdict: 'contradicted' })
  expect(findingOnPart(red, 0, 20)).toMatchObject({ verdict: 'unverified', related: ['c'] })
})

test('a term is supported inside a supported sentence, by a claim that the sentence rests on', () => {
  const whole = finding('supported', detail(10, 'agrees', 'term'), detail(40, 'agrees'))
  expect(findingOnPart(whole, 0, 20)).toMatchObject({ verdict: 'supported', details: [{ start: 10 }] })
})

test.each([
  ['by another claim', finding('supported', { ...detail(10, 'agrees', 'term'), claim: 'd' }, detail(40, 'agrees'))],
  ['in part', { ...finding('supported', detail(10, 'agrees', 'term'), detail(40, 'agrees')), partial: true }],
  ['with no value', finding('supported', detail(10, 'agrees', 'term'), detail(40, 'agrees', 'term'))],
])('a term is not supported in a sentence that is supported %s', (_, whole) => {
  expect(findingOnPart(whole, 0, 20)?.verdict).toBe('unverified')
})
