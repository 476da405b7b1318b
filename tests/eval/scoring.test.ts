import { describe, expect, test } from 'vitest'
import type { LabelledArticle, Triple } from '@/scripts/eval/labels'
import { scoreArticles } from '@/scripts/eval/score-articles'
import { scoreTriples } from '@/scripts/eval/score-triples'

const article: LabelledArticle = {
  id: 'X',
  text: 'He left in 2016. He came back. Sun.',
  sentences: [
    { start: 0, end: 16, label: 'contradicted', sources: [3] },
    { start: 17, end: 30, label: 'supported' },
    { start: 31, end: 35, label: 'none' },
  ],
}
const finding = (start: number, end: number, verdict: 'supported' | 'contradicted' | 'unverified', sources = [1]) => ({
  start,
  end,
  verdict,
  sources,
})

describe('articles', () => {
  test('a finding counts for the sentence that it covers, the gravest first, and evidence needs a right source', () => {
    const score = scoreArticles([article], () => [
      finding(0, 16, 'supported'),
      finding(3, 16, 'contradicted', [3]),
      finding(17, 30, 'contradicted'),
    ])
    expect(score.confusion.contradicted.contradicted).toBe(1)
    expect(score.confusion.supported.contradicted).toBe(1)
    expect(score.confusion.none.none).toBe(1)
    expect(score.perLabel.contradicted.precision).toBe(0.5)
    expect(score.falseAlarmsPer1000).toBeCloseTo(1000 / 3)
    expect(score.evidence).toBe(1)
    expect(score.errors).toHaveLength(1)
  })

  test('a second label counts as right', () => {
    const also: LabelledArticle = { ...article, sentences: [{ start: 0, end: 16, label: 'contradicted', also: 'unverified' }] }
    expect(scoreArticles([also], () => [finding(0, 16, 'unverified')]).accuracy).toBe(1)
  })
})

describe('triples', () => {
  const triple: Triple = {
    id: 't',
    edit: 'date',
    base: 'a',
    edited: 'b',
    slots: { article: 'May 2019', dossier: 'May 2016' },
    trap: 'c',
    trapLabel: 'unverified',
  }
  const contradicted = [{ verdict: 'contradicted' as const, differences: [{ article: '2019' }] }]
  const supported = [{ verdict: 'supported' as const, differences: [] }]

  test('a pair is found when the base is supported and the change is named', () => {
    const score = scoreTriples([triple], (_, part) => (part === 'base' ? supported : part === 'edited' ? contradicted : []))
    expect(score).toMatchObject({ coverage: 1, recall: 1, named: 1, precision: 1, pairs: 1, trap: 1, trapLabel: 0 })
  })

  test('a near miss that is contradicted costs precision', () => {
    const score = scoreTriples([triple], (_, part) => (part === 'base' ? supported : contradicted))
    expect(score).toMatchObject({ precision: 0.5, trap: 0 })
  })
})
