import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeFindings } from '@/lib/check/check-together'
import type { Detail, Finding } from '@/lib/schema/finding'

const detail = (verdict: Detail['verdict'], start: number, end: number): Detail => ({
  ...{
    start,
    end,
    verdict,
    kind: 'date',
    doubted: false,
    article: '2004',
    dossier: verdict === 'open' ? null : '2005',
  },
  ...{ question: null, claim: null, slot: null },
})

const finding = (verdict: Finding['verdict'], change: Partial<Finding> = {}): Finding => ({
  ...{ start: 0, end: 40, quote: 'Ada Byrne joined Harbour Labs in 2004.', verdict, partial: false },
  ...{ claims: [verdict], sources: [1], details: [], newer: false },
  ...change,
})

describe('the merged finding of several dossiers', () => {
  test('is disputed when one supports and another contradicts, and contains both findings', () => {
    const no = finding('contradicted', { details: [detail('differs', 33, 37)] })
    const yes = finding('supported', { details: [detail('agrees', 33, 37)] })
    expect(
      mergeFindings([
        { dossier: 'a', finding: yes },
        { dossier: 'b', finding: no },
      ]),
    ).toEqual({
      ...no,
      ...{ dossier: 'b', verdict: 'disputed' },
      answers: [
        { ...no, dossier: 'b' },
        { ...yes, dossier: 'a' },
      ],
    })
  })

  test('is contradicted when the support concerns other words of the sentence', () => {
    const no = finding('contradicted', { details: [detail('differs', 33, 37)] })
    const part = finding('supported', { partial: true, details: [detail('agrees', 0, 9), detail('open', 33, 37)] })
    expect(
      mergeFindings([
        { dossier: 'a', finding: part },
        { dossier: 'b', finding: no },
      ]),
    ).toMatchObject({
      verdict: 'contradicted',
      dossier: 'b',
      answers: [{ verdict: 'contradicted' }, { verdict: 'supported' }],
    })
  })

  test('is disputed when another dossier agrees in the words that differ, though it lacks others of the sentence', () => {
    const no = finding('contradicted', { details: [detail('differs', 33, 37)] })
    const agrees = { claims: ['joined'], sources: [2], details: [detail('agrees', 33, 37)] }
    const lacking = finding('unverified', { agrees, claims: [], details: [detail('open', 0, 9)], related: ['joined'] })
    const merged = mergeFindings([
      { dossier: 'a', finding: no },
      { dossier: 'b', finding: lacking },
    ])
    expect(merged).toMatchObject({
      verdict: 'disputed',
      dossier: 'a',
      answers: [{ verdict: 'contradicted' }, { ...agrees, dossier: 'b', verdict: 'supported', partial: true }],
    })
    const elsewhere = { ...lacking, agrees: { ...agrees, details: [detail('agrees', 10, 16)] } }
    const apart = mergeFindings([
      { dossier: 'a', finding: no },
      { dossier: 'b', finding: elsewhere },
    ])
    expect(apart).toMatchObject({ verdict: 'contradicted', dossier: 'a' })
    expect(apart).not.toHaveProperty('answers')
  })

  test('says of no words that they were not found which one of the dossiers has', () => {
    const first = finding('supported', { partial: true, details: [detail('agrees', 0, 9), detail('open', 33, 37)] })
    const second = finding('supported', {
      partial: true,
      details: [detail('open', 0, 9), detail('open', 17, 29), detail('agrees', 33, 37)],
    })
    const answers = mergeFindings([
      { dossier: 'a', finding: first },
      { dossier: 'b', finding: second },
    ])?.answers
    const open = answers?.map(({ details }) => details.filter(({ verdict }) => verdict === 'open'))
    expect(open).toEqual([[], [detail('open', 17, 29)]])
  })

  test('is that of the only dossier with evidence', () => {
    const yes = finding('supported')
    const nothing = finding('unverified')
    expect(
      mergeFindings([
        { dossier: 'a', finding: nothing },
        { dossier: 'b', finding: yes },
      ]),
    ).toEqual({ ...yes, dossier: 'b' })
    expect(mergeFindings([{ dossier: null, finding: yes }])).toBe(yes)
    expect(mergeFindings([])).toBeNull()
  })

  test('is not called newer when one of the dossiers is recent enough', () => {
    const old = finding('unverified', { newer: true })
    const nothing = finding('unverified')
    expect(
      mergeFindings([
        { dossier: 'a', finding: old },
        { dossier: 'b', finding: nothing },
      ]),
    ).toMatchObject({ newer: false })
  })

  test('does not depend on the order of the dossiers, except for the named one among equals', () => {
    const one = fc.record({
      verdict: fc.constantFrom(
        'supported' as const,
        'contradicted' as const,
        'disputed' as const,
        'unverified' as const,
      ),
      partial: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 5 }), (all) => {
        const given = all.map(({ verdict, partial }, at) => ({
          dossier: `d${at}`,
          finding: finding(verdict, { partial: partial && verdict === 'supported' }),
        }))
        const merged = mergeFindings(given)
        const turned = mergeFindings([...given].reverse())
        expect(turned?.verdict).toBe(merged?.verdict)
        expect(turned?.answers?.length).toBe(merged?.answers?.length)
        const verdicts = new Set(given.map(({ finding: { verdict } }) => verdict))
        const isFull = given.some(({ finding: { verdict, partial } }) => verdict === 'supported' && !partial)
        if (verdicts.has('contradicted')) expect(merged?.verdict).toBe(isFull ? 'disputed' : 'contradicted')
      }),
    )
  })
})
