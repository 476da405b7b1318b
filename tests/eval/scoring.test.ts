import { describe, expect, test } from 'vitest'
import { contradictedIn, figuresOf } from '@/scripts/eval/figures'
import type { LabelledArticle, Triple } from '@/scripts/eval/labels'
import { distinct } from '@/scripts/eval/run-sets'
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
    expect(score).toMatchObject({ precision: 0.5, trap: 0, contradicted: { right: 1, called: 2 } })
  })

  test('right and wrong alarms of all sets are counted together', () => {
    const articles = scoreArticles([article], () => [finding(0, 16, 'contradicted'), finding(17, 30, 'contradicted')])
    const triples = scoreTriples([triple], (_, part) => (part === 'base' ? supported : contradicted))
    expect(contradictedIn({ articles, changed: articles, triples })).toEqual({ right: 3, called: 6 })
  })

  test('where nothing is called contradicted there is no precision to speak of', () => {
    const articles = scoreArticles([article], () => [])
    const triples = scoreTriples([triple], () => [])
    const figures = figuresOf({ articles, triples })
    expect([figures.articles?.precision, figures.changed, figures.triples?.precision]).toEqual([null, undefined, null])
  })
})

test('two things of one name in a set are refused: one would be scored with the answers of the other', () => {
  expect(() => distinct([{ id: 'a' }, { id: 'b' }, { id: 'a' }])).toThrow('a stands twice')
})
