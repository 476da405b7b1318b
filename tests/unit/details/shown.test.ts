import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldMatchingDetails, quoteParts } from '@/lib/details/shown'
import { detailRowsOf } from '@/lib/details/reading'
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
  start: 100, end: 100 + quote.length, quote, verdict: 'supported', partial: true, claims: ['c1'], sources: [], details, newer: false, ...more,
}) // prettier-ignore

describe('with more than five rows, matches are folded', () => {
  const rows = (open: number, matching: number) =>
    detailRowsOf(
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
  ])('%i not found and %i matching: %i shown, %i folded', (open, matching, standing, folding) => {
    const { shown, folded } = foldMatchingDetails(rows(open, matching))
    expect([shown.length, folded.length]).toEqual([standing, folding])
    expect(folded.every(({ reading }) => reading === 'matches')).toBe(true)
  })
})

describe('the quote of a finding', () => {
  const all = [
    detail('summer of 2014', { dossier: '2015' }),
    detail('over a dinner'),
    agrees('founded'),
    agrees('OpenAI'),
  ]

  test('is split at its details, and neighbouring matches become one part', () => {
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

  test('has no mark under the words before a season', () => {
    const words = 'It was first taught in the winter of 2013.'
    const season = { ...detail(''), article: 'in the winter of 2013', kind: 'date', start: 120, end: 141 } as const
    const parts = quoteParts({ ...finding([season]), quote: words, end: 100 + words.length })
    expect(parts.map(({ text }) => text)).toEqual(['It was first taught in the ', 'winter of 2013', '.'])
  })

  test('can omit readings', () => {
    const drawn = quoteParts(finding(all), (reading) => reading !== 'matches')
    expect(drawn.at(-1)).toEqual({ text: ', he joined the people who founded OpenAI.', reading: null })
  })

  test('has no marks when a detail covers all of it or the finding has another length', () => {
    expect(quoteParts(finding([detail(quote)]))).toEqual([{ text: quote, reading: null }])
    expect(quoteParts(finding(all, { end: 500 }))).toEqual([{ text: quote, reading: null }])
  })

  test('is complete for any details', () => {
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
