import { describe, expect, test } from 'vitest'
import { clashesIn, framesIn, verdictOn } from '@/tests/unit/engine/invented'
import { coining } from './coining'

describe('the coining relation extracts', () => {
  test.each<[string, string[]]>([
    ['She coined the term “slow compiling” in February 2025.', ['coin slow compiling: name=She, date=February 2025']],
    ['The term “slow compiling” was coined by Nora Lindqvist.', ['coin slow compiling: name=Nora Lindqvist']],
    ['Victor Renn coined “slow compiling” in 2024.', ['coin slow compiling: name=Victor Renn, date=2024']],
  ])('%s', (sentence, frames) => expect(framesIn(coining, sentence)).toEqual(frames))
})

describe('the coining relation ignores', () => {
  test.each([
    'She did not coin “slow compiling”.',
    'She may have coined “slow compiling”.',
    'She likes “slow compiling”.',
    'She used the term “slow compiling” in 2024.',
    'Who coined “slow compiling”?',
    'She coined it in 2024.',
  ])('%s', (sentence) => expect(framesIn(coining, sentence)).toEqual([]))
})

describe('a coined term in a dossier', () => {
  const claims = ['Nora Lindqvist coined the term “slow compiling” in February 2025.']
  test.each<[string, [string, string][]]>([
    ['Victor Renn coined the term “slow compiling”.', [['Victor Renn', 'Nora Lindqvist']]],
    ['Nora Lindqvist coined the term “slow compiling” in 2023.', [['2023', 'February 2025']]],
  ])('contradicts another coiner or date: %s', (text, values) => expect(clashesIn(text, claims)).toEqual(values))

  test.each(['Nora Lindqvist coined “slow compiling” in 2025.', 'The term “slow compiling” was coined by Lindqvist.'])(
    'supports: %s',
    (text) => expect(verdictOn(text, claims)).toBe('supported'),
  )

  test.each([
    'Victor Renn used the term “slow compiling” in 2024.',
    'Victor Renn may have coined the term “slow compiling”.',
    'Did Victor Renn coin the term “slow compiling”?',
    'Clara Okafor is an engineer. She coined the term “slow compiling” in 2024.',
  ])('never contradicts the use of a term, or a person who is not named: %s', (text) =>
    expect(clashesIn(text, claims)).toEqual([]),
  )
})
