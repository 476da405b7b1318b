import { describe, expect, test } from 'vitest'
import { sayReason } from '@/lib/details/say'
import { stateOf } from '@/lib/details/state'
import type { Detail, Finding } from '@/lib/schema/finding'
import { withoutModelReading } from '@/lib/model/compared'
import { withModelReading, type DossierPair, type ModelReading } from '@/lib/model/model-reading'

const QUOTE = 'She joined the works in June 2019.'
const SENTENCE = { start: 100, end: 100 + QUOTE.length }

function pair(over: Partial<DossierPair> = {}): DossierPair {
  return {
    ...{ start: 124, end: 133, words: 'June 2019', sentence: { ...SENTENCE, text: QUOTE }, claim: 'joined' },
    ...{ claimWords: 'June 2017', isConfirmed: true, isDoubted: false, sources: [3], dossier: null },
    ...over,
  }
}

function reading(differs: DossierPair[], isTrusted = true): ModelReading {
  return { name: 'tiny', isTrusted, differs, askedSentences: [{ ...SENTENCE, dossier: null }] }
}

function engine(verdict: Finding['verdict'], over: Partial<Finding> = {}): Finding {
  const detail: Detail = {
    ...{ start: 124, end: 133, kind: 'date', doubted: false, article: 'June 2019', dossier: '2017', slot: null },
    ...{ verdict: verdict === 'contradicted' ? 'differs' : 'agrees', question: 'When she joined', claim: 'joined' },
  }
  return {
    ...{ ...SENTENCE, quote: QUOTE, verdict, partial: false, claims: ['joined'], sources: [3], newer: false },
    details: verdict === 'unverified' ? [] : [detail],
    ...over,
  }
}

describe('a difference in a sentence without a verdict', () => {
  test.each([
    ['a model that passed its test, and a claim with a source', reading([pair()]), 'contradicted'],
    ['a model that did not pass', reading([pair()], false), 'look'],
    ['a claim that is doubted or corrected', reading([pair({ isDoubted: true })]), 'look'],
    ['a model that does not find it again', reading([pair({ isConfirmed: false })]), 'look'],
    ['a claim without a source', reading([pair({ sources: [] })]), 'look'],
  ] as const)('by %s: %s', (_, by, state) => {
    for (const findings of [[], [engine('unverified')]]) {
      const [found] = withModelReading(findings, by)
      expect(stateOf(found!)).toBe(state)
      expect(found).toMatchObject({ ...SENTENCE, quote: QUOTE, claims: ['joined'], reader: { name: 'tiny' } })
      expect(found?.details).toMatchObject([{ article: 'June 2019', dossier: 'June 2017', claim: 'joined' }])
      expect(sayReason(found!)).toContain('Claimlight: cannot tell. tiny: differs.')
    }
  })
})

describe('where engine and model disagree, the sentence is one to look at', () => {
  test('the engine supports it', () => {
    const [found] = withModelReading([engine('supported')], reading([pair()]))
    expect(stateOf(found!)).toBe('look')
    expect(sayReason(found!)).toContain('Claimlight: no conflict. tiny: differs.')
  })
})

test.each([true, false])('red stays where the model mentions no difference (passed its test: %s)', (isTrusted) => {
  expect(withModelReading([engine('contradicted')], reading([], isTrusted))).toEqual([engine('contradicted')])
})

test('a conflict that both see stays red and names both', () => {
  const [found] = withModelReading([engine('contradicted')], reading([pair()]))
  expect(stateOf(found!)).toBe('contradicted')
  expect(sayReason(found!)).toContain('Claimlight: differs. tiny: differs.')
})

test('an event after the dossier’s date is never red', () => {
  const [found] = withModelReading([engine('unverified', { newer: true })], reading([pair()]))
  expect(stateOf(found!)).toBe('look')
})

test('what the dossier doubts stays disputed', () => {
  expect(withModelReading([engine('disputed')], reading([pair()]))[0]?.verdict).toBe('disputed')
})

test('a second reading begins from what the engine said, and the first leaves no trace', () => {
  const findings = [engine('supported'), engine('contradicted', { start: 300, end: 340 })]
  const once = withModelReading(findings, reading([pair()]))
  expect(withModelReading(once, reading([pair()]))).toEqual(once)
  expect(withModelReading(once, reading([]))).toEqual(findings)
  expect(withoutModelReading(once)).toEqual(findings)
})

test('a claim of another dossier brings its own finding with that dossier', () => {
  const [found] = withModelReading([engine('unverified')], reading([pair({ dossier: 'ada' })]))
  expect(found).toMatchObject({ dossier: 'ada', claims: ['joined'], verdict: 'contradicted' })
})
