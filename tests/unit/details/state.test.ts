import { expect, test } from 'vitest'
import { sayReasonBesideRows, sayState } from '@/lib/details/say'
import { stateOf } from '@/lib/details/state'
import type { Detail } from '@/lib/schema/finding'
import '@/tests/words/speak-english'

const detail = (article: string, dossier: string | null, verdict: Detail['verdict']): Detail => ({
  start: 0, end: 4, kind: 'date', verdict, doubted: false, article, dossier, question: null, claim: null, slot: null,
}) // prettier-ignore
const musk = detail('Elon Musk', 'Elon Musk', 'agrees')
const june = detail('June 2018', 'June 2017', 'open')

test('a supported sentence with another date in the dossier is to check, and says which', () => {
  const finding = { verdict: 'supported', details: [musk, june] } as const
  expect(stateOf(finding)).toBe('check')
  expect(sayState(finding)).toBe('Check this')
  expect(sayReasonBesideRows(finding)).toBe(
    'Matches except: June 2018 (dossier: June 2017). The page may mean something else.',
  )
})

test('a sentence with nothing to compare keeps its verdict, also one that is stored without details', () => {
  expect(stateOf({ verdict: 'supported', details: [musk] })).toBe('supported')
  expect(stateOf({ verdict: 'supported' })).toBe('supported')
  expect(stateOf({ verdict: 'unverified', details: [june], newer: true })).toBe('unverified')
})

test('a conflict stays a conflict, and a doubt a doubt', () => {
  expect(stateOf({ verdict: 'contradicted', details: [june] })).toBe('contradicted')
  expect(stateOf({ verdict: 'disputed', details: [june] })).toBe('disputed')
})
