import { describe, expect, test } from 'vitest'
import { correctionConcerns, correctionOf } from '@/lib/details/corrections'
import type { Claim } from '@/lib/dossier/format/schema'
import type { Detail, Finding } from '@/lib/schema/finding'

const claimWith = (text: string, slots: Claim['slots'], corrected?: number[]) =>
  ({ correction: { text, evidence: 'A letter.', certainty: 'high', slots: corrected }, slots }) as Claim
const detail = (article: string, claim: string | null, slot: number | null = null): Detail => ({
  ...{ start: 0, end: 1, kind: 'term', verdict: 'agrees', article, doubted: false },
  ...{ dossier: article, question: null, claim, slot },
})
const isShown = (claim: Claim, quote: string, ...details: Detail[]) =>
  correctionConcerns(correctionOf(claim)!, 'opening', { quote, details } as unknown as Finding)

const date = (value: string): Claim['slots'][number] => ({ type: 'date', value }) as Claim['slots'][number]
const place = { type: 'place', value: 'Reefton' } as Claim['slots'][number]

describe('the correction of a claim', () => {
  const claim = claimWith('The pier was opened by the mayor.', [])

  test('is shown for a sentence with a detail that rests on the claim', () => {
    expect(isShown(claim, 'It opened in May.', detail('opened', 'opening'))).toBe(true)
  })

  test('is not shown for a sentence whose details rest on other claims', () => {
    expect(isShown(claim, 'It opened in May.', detail('May', 'season'), detail('It', null))).toBe(false)
  })

  test('is shown for a sentence without details', () => expect(isShown(claim, 'It opened.')).toBe(true))

  test('of one value is not shown for a sentence with another value of the claim', () => {
    const ofPlace = claimWith('It was in Northport.', [place, date('2019')], [0])
    expect(isShown(ofPlace, 'q', detail('2019', 'opening', 1))).toBe(false)
    expect(isShown(ofPlace, 'q', detail('Reefton', 'opening', 0))).toBe(true)
    expect(isShown(ofPlace, 'q', detail('opened', 'opening'))).toBe(true)
  })

  test.each([
    // words of the sentence, whether it names the day
    ['May 2019', false],
    ['2019', false],
    ['late May', false],
    ['8 May 2019', true],
    ['May 8th, 2019', true],
  ])('of a day is shown for “%s”: %s', (words, shown) => {
    const ofDay = claimWith('The doors opened on May 7, 2019; the speeches were on May 8.', [date('2019-05-08')], [0])
    expect(isShown(ofDay, `It opened ${words}.`, detail(words, 'opening', 0))).toBe(shown)
    expect(isShown(ofDay, `It opened ${words}.`)).toBe(shown)
  })

  test.each([
    ['a correction to another month', 'It opened on June 7, 2019.', '2019-05-08'],
    ['a correction across two months', 'It opened on May 31 or June 1, 2019.', '2019-05-08'],
    ['a claim with the month alone', 'It opened on May 7, 2019.', '2019-05'],
    ['a correction without a month', 'It was a week earlier.', '2019-05-08'],
    ['words that begin like a month', 'It opened a decade later, as Marlow says.', '2019-12-08'],
  ])('is shown for a sentence with the month: %s', (_, text, value) => {
    expect(isShown(claimWith(text, [date(value)], [0]), 'It opened in May 2019.', detail('May 2019', 'opening'))).toBe(
      true,
    )
  })
})
