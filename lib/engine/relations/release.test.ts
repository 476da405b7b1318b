import { describe, expect, test } from 'vitest'
import { clashesIn, framesIn, verdictOn } from '@/tests/unit/engine/invented'
import { extractRelease } from './release'

describe('the release relation extracts', () => {
  test.each<[string, string[]]>([
    ['She released pebbleNet in August 2020.', ['release pebblenet: date=August 2020']],
    ['pebbleNet was published in 2020.', ['release pebblenet: date=2020']],
    ['“The Patient Machine” came out on 4 May 2017.', ['release patient machine: date=4 May 2017']],
  ])('%s', (sentence, frames) => expect(framesIn(extractRelease, sentence)).toEqual(frames))
})

describe('the release relation ignores', () => {
  test.each([
    'pebbleNet was updated in 2021.',
    'pebbleNet passed 20,000 stars in 2022.',
    'She released the second edition of pebbleNet in 2022.',
    'She gave a talk on pebbleNet in 2022.',
    'She used pebbleNet in 2021.',
    'She never released pebbleNet.',
    'She may release pebbleNet in 2026.',
    'Was pebbleNet released in 2019?',
  ])('%s', (sentence) => expect(framesIn(extractRelease, sentence)).toEqual([]))
})

describe('a release in a dossier', () => {
  const claims = ['Nora Lindqvist released pebbleNet in August 2020.', 'pebbleNet has 5,000 lines of code.']
  test.each<[string, [string, string][]]>([
    ['Nora Lindqvist released pebbleNet in 2021.', [['2021', 'August 2020']]],
    ['pebbleNet was published in October 2020.', [['October 2020', 'August 2020']]],
  ])('contradicts another date: %s', (text, values) => expect(clashesIn(text, claims)).toEqual(values))

  test.each(['Nora Lindqvist released pebbleNet in 2020.', 'Nora Lindqvist published pebbleNet in August 2020.'])(
    'supports: %s',
    (text) => expect(verdictOn(text, claims)).toBe('supported'),
  )

  test.each([
    'Nora Lindqvist released a second edition of pebbleNet in 2022.',
    'Nora Lindqvist released stoneNet in 2021.',
    'Nora Lindqvist might have released pebbleNet in 2019.',
  ])('never contradicts a later edition or another work: %s', (text) => expect(clashesIn(text, claims)).toEqual([]))
})
