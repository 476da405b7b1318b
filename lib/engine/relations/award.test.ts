import { describe, expect, test } from 'vitest'
import { clashesIn, framesIn, verdictOn } from '@/tests/unit/engine/invented'
import { award } from './award'

describe('the award relation extracts', () => {
  test.each<[string, string[]]>([
    ['She won the Brandt Prize in 2019.', ['award nora lindqvist, brandt prize: date=2019']],
    ['She received the Brandt Prize in May 2019.', ['award nora lindqvist, brandt prize: date=May 2019']],
    ['Victor Renn won the Brandt Prize in 2018.', ['award victor renn, brandt prize: date=2018']],
  ])('%s', (sentence, frames) => expect(framesIn(award, sentence)).toEqual(frames))
})

describe('the award relation ignores', () => {
  test.each([
    'She did not win the Brandt Prize in 2019.',
    'She could win the Brandt Prize in 2026.',
    'Did she win the Brandt Prize in 2019?',
    'She received a letter from Halden in 2019.',
    'She handed out the Brandt Prize in 2020.',
  ])('%s', (sentence) => expect(framesIn(award, sentence)).toEqual([]))
})

describe('an award in a dossier', () => {
  const claims = ['Nora Lindqvist won the Brandt Prize in 2019.']
  test('contradicts another year', () =>
    expect(clashesIn('Nora Lindqvist won the Brandt Prize in 2021.', claims)).toEqual([['2021', '2019']]))

  test('supports the same year', () =>
    expect(verdictOn('Nora Lindqvist received the Brandt Prize in 2019.', claims)).toBe('supported'))

  test.each([
    'Nora Lindqvist won the Helle Medal in 2021.',
    'Victor Renn won the Brandt Prize in 2021.',
    'Nora Lindqvist might win the Brandt Prize in 2021.',
  ])('never contradicts another prize or winner: %s', (text) => expect(clashesIn(text, claims)).toEqual([]))
})
