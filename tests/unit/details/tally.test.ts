import { expect, test } from 'vitest'
import { sayStateCounts } from '@/lib/details/say'
import { countState } from '@/lib/details/state'
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

test('a state counts its sentences; one with a value to compare is to look at, not supported', () => {
  expect(countState('supported', findings)).toBe(1)
  expect(countState('look', findings)).toBe(1)
  expect(countState('contradicted', findings)).toBe(1)
  expect(countState('uncovered', findings)).toBe(1)
})

test('a sentence with related claims is not counted as not covered', () => {
  const findings = [{ verdict: 'unverified' }, { verdict: 'unverified', related: ['c1'] }] as const
  expect(countState('uncovered', findings)).toBe(1)
  expect(countState('related', findings)).toBe(1)
  expect(sayStateCounts(findings)).toBe('1 not settled, with close claims, 1 not covered')
})
