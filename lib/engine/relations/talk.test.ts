import { describe, expect, test } from 'vitest'
import { clashesIn, framesIn, verdictOn } from '@/tests/unit/engine/invented'
import { talk } from './talk'

describe('the talk relation extracts', () => {
  test.each<[string, string[]]>([
    [
      'She gave the talk “The Patient Machine” at the Fjord Summit in June 2025.',
      ['talk patient machine: date=June 2025, place=Fjord Summit'],
    ],
    ['Her keynote “The Patient Machine” was given in 2025.', ['talk patient machine: date=2025']],
  ])('%s', (sentence, frames) => expect(framesIn(talk, sentence)).toEqual(frames))
})

describe('the talk relation ignores', () => {
  test.each([
    'She did not give “The Patient Machine” at the Fjord Summit.',
    'She will give “The Patient Machine” at the Fjord Summit.',
    'She wrote “The Patient Machine” in 2017.',
    'Will she give “The Patient Machine” in 2026?',
  ])('%s', (sentence) => expect(framesIn(talk, sentence)).toEqual([]))
})

describe('a talk in a dossier', () => {
  const claims = ['Nora Lindqvist gave the talk “The Patient Machine” at the Fjord Summit in June 2024.']
  test.each<[string, [string, string][]]>([
    ['Nora Lindqvist gave the talk “The Patient Machine” in May 2023.', [['May 2023', 'June 2024']]],
    ['Nora Lindqvist gave the talk “The Patient Machine” at the Turku Forum.', [['Turku Forum', 'Fjord Summit']]],
  ])('contradicts another day or place: %s', (text, values) => expect(clashesIn(text, claims)).toEqual(values))

  test('supports a less precise date', () =>
    expect(verdictOn('Nora Lindqvist gave the talk “The Patient Machine” in 2024.', claims)).toBe('supported'))

  test.each([
    'Nora Lindqvist gave the talk “The Rash Machine” in May 2023.',
    'Nora Lindqvist gave a talk at the Turku Forum in May 2023.',
    'Nora Lindqvist might give “The Patient Machine” at the Turku Forum.',
  ])('never contradicts another talk, or a possibility: %s', (text) => expect(clashesIn(text, claims)).toEqual([]))
})
