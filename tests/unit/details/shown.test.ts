import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldMatches, hasReading, isToLookAt, quoteParts, shownRows } from '@/lib/details/shown'
import type { Detail, Finding } from '@/lib/schema/finding'

const quote = 'In the summer of 2014, over a dinner, he joined the people who founded OpenAI.'

/** A detail on these words of the quote. */
function detail(article: string, more: Partial<Detail> = {}): Detail {
  const start = 100 + quote.indexOf(article)
  const none = { kind: 'term', verdict: 'open', doubted: false, dossier: null, question: null, claim: null, slot: null }
  return { ...none, start, end: start + article.length, article, ...more } as Detail
}
const agrees = (article: string) => detail(article, { verdict: 'agrees', dossier: article })
const finding = (details: Detail[], more: Partial<Finding> = {}): Finding => ({
  start: 100, end: 100 + quote.length, quote, verdict: 'supported', partial: true, claims: ['c1'], sources: [], reason: '',
  differences: [], details, newer: false, ...more,
}) // prettier-ignore

describe('where no details are known, differences stand in for them', () => {
  const differences = [
    { slot: 'date', about: 'When he came', article: '2014', dossier: '2015', start: 117, end: 121 },
    { slot: 'name', about: '', article: 'he', dossier: 'she', start: 140, end: 142 },
  ]
  const read = (verdict: Finding['verdict']) =>
    shownRows(finding([], { verdict, differences })).map(({ reading }) => reading)

  test('with the reading that the verdict gives them', () => {
    expect(read('contradicted')).toEqual(['differs', 'differs'])
    expect(read('disputed')).toEqual(['doubt', 'doubt'])
    expect(read('supported')).toEqual(['matches', 'matches'])
    expect(read('unverified')).toEqual(['compare', 'compare'])
  })

  test('with what they are about, and the first claim', () => {
    const [first, second] = shownRows(finding([], { verdict: 'contradicted', differences }))
    expect(first?.detail).toMatchObject({ article: '2014', dossier: '2015', question: 'When he came', claim: 'c1' })
    expect(second?.detail.question).toBeNull()
  })

  test('and are left out where details are known', () => {
    expect(shownRows(finding([agrees('OpenAI')], { differences }))).toHaveLength(1)
  })
})

describe('over five rows, what matches folds', () => {
  const rows = (open: number, matching: number) =>
    shownRows(
      finding([...Array<Detail>(open).fill(detail('dinner')), ...Array<Detail>(matching).fill(agrees('OpenAI'))]),
    )

  test.each([
    [1, 4, 5, 0],
    [1, 5, 6, 0],
    [1, 6, 5, 2],
    [0, 9, 5, 4],
    [7, 0, 7, 0],
    [7, 1, 8, 0],
    [7, 3, 7, 3],
  ])('%i not found and %i that match: %i stand, %i fold', (open, matching, standing, folding) => {
    const { shown, folded } = foldMatches(rows(open, matching))
    expect([shown.length, folded.length]).toEqual([standing, folding])
    expect(folded.every(({ reading }) => reading === 'matches')).toBe(true)
  })
})

test('a finding is to be looked at for two values or a doubt, not for what matches or was not found', () => {
  expect(isToLookAt(finding([agrees('OpenAI'), detail('dinner')]))).toBe(false)
  expect(isToLookAt(finding([detail('2014', { dossier: '2015' })]))).toBe(true)
  expect(isToLookAt(finding([detail('2014', { verdict: 'agrees', dossier: '2014', doubted: true })]))).toBe(true)
  expect(hasReading(finding([detail('dinner')]), 'open')).toBe(true)
  expect(hasReading(finding([detail('dinner')]), 'compare')).toBe(false)
})

describe('a quote', () => {
  const all = [
    detail('summer of 2014', { dossier: '2015' }),
    detail('over a dinner'),
    agrees('founded'),
    agrees('OpenAI'),
  ]

  test('is cut at its details, and what matches with a blank between is one stretch', () => {
    expect(quoteParts(finding(all))).toEqual([
      { text: 'In the ', reading: null },
      { text: 'summer of 2014', reading: 'compare' },
      { text: ', ', reading: null },
      { text: 'over a dinner', reading: 'open' },
      { text: ', he joined the people who ', reading: null },
      { text: 'founded OpenAI', reading: 'matches' },
      { text: '.', reading: null },
    ])
  })

  test('can leave readings out', () => {
    const drawn = quoteParts(finding(all), (reading) => reading !== 'matches')
    expect(drawn.at(-1)).toEqual({ text: ', he joined the people who founded OpenAI.', reading: null })
  })

  test('of which a detail is the whole marks nothing, nor does one that is another stretch of the page', () => {
    expect(quoteParts(finding([detail(quote)]))).toEqual([{ text: quote, reading: null }])
    expect(quoteParts(finding(all, { end: 500 }))).toEqual([{ text: quote, reading: null }])
  })

  test('keeps every word, whatever its details say', () => {
    const span = fc.record({ from: fc.integer({ min: -5, max: 60 }), to: fc.integer({ min: -5, max: 60 }) })
    const verdict = fc.constantFrom('agrees' as const, 'differs' as const, 'open' as const)
    fc.assert(
      fc.property(
        fc.string({ maxLength: 40, unit: 'binary' }),
        fc.array(fc.tuple(span, verdict), { maxLength: 5 }),
        fc.nat(3),
        (words, spans, off) => {
          const details = spans.map(([{ from, to }, one]) => ({
            ...agrees('OpenAI'),
            verdict: one,
            start: from + 7,
            end: to + 7,
          }))
          const made = finding(details, { quote: words, start: 7, end: 7 + words.length + off })
          expect(
            quoteParts(made)
              .map(({ text }) => text)
              .join(''),
          ).toBe(words)
        },
      ),
    )
  })
})
