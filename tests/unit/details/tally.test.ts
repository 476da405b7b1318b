import { expect, test } from 'vitest'
import { countReading, countState, withReadings } from '@/lib/details/tally'
import type { Detail, Finding } from '@/lib/schema/finding'

const detail = (verdict: Detail['verdict'], dossier: string | null): Detail => ({
  start: 0, end: 4, kind: 'date', verdict, doubted: false, article: '2014', dossier, question: null, claim: null, slot: null,
}) // prettier-ignore
let at = 0
const finding = (verdict: Finding['verdict'], ...details: Detail[]): Finding => ({
  start: at++, end: at, quote: 'x', verdict, partial: details.length > 1, claims: [], sources: [], newer: false,
  details,
}) // prettier-ignore

const [open, compare, matches, differs] = [
  detail('open', null), detail('open', '2015'), detail('agrees', '2014'), detail('differs', '2015'),
] // prettier-ignore
const findings = [
  finding('supported', matches),
  finding('supported', matches, open, compare),
  finding('contradicted', differs, differs, open),
  finding('unverified', open),
]

test('a state counts its sentences; one with a value to compare is to check, not supported', () => {
  expect(countState('supported', findings)).toBe(1)
  expect(countState('check', findings)).toBe(1)
  expect(countState('contradicted', findings)).toBe(1)
  expect(countState('disputed', findings)).toBe(0)
})

test('a reading counts the sentences that have it, each once', () => {
  expect(countReading('differs', findings)).toBe(1)
  expect(countReading('compare', findings)).toBe(1)
  expect(countReading('open', findings)).toBe(3)
})

test('a list is filtered by any of the chosen readings, and is unchanged without a choice', () => {
  expect(withReadings(findings, new Set())).toBe(findings)
  expect(withReadings(findings, new Set(['compare']))).toEqual([findings[1]])
  expect(withReadings(findings, new Set(['compare', 'differs']))).toEqual([findings[1], findings[2]])
})
