import { describe, expect, test } from 'vitest'
import { clashesIn, framesIn, verdictOn } from '@/tests/unit/engine/invented'
import { birth } from './birth'

describe('the birth relation extracts', () => {
  test.each<[string, string[]]>([
    ['She was born in Bergen on 4 May 1986.', ['born nora lindqvist: date=4 May 1986, place=Bergen']],
    ['Nora Lindqvist (born 4 May 1986) is an engineer.', ['born nora lindqvist: date=4 May 1986']],
    ['Victor Renn was born in Turku.', ['born victor renn: place=Turku']],
    ['Victor Renn died in 2019.', ['died victor renn: date=2019']],
  ])('%s', (sentence, frames) => expect(framesIn(birth, sentence)).toEqual(frames))
})

describe('the birth relation ignores', () => {
  test.each([
    'She was not born in Bergen.',
    'Was she born in Bergen?',
    'She may have been born in Turku.',
    'pebbleNet was born in 2020.',
    'A star was born in Turku in 1990.',
    'She lived in Turku from 1990.',
  ])('%s', (sentence) => expect(framesIn(birth, sentence)).toEqual([]))
})

describe('a birth in a dossier', () => {
  const claims = ['Nora Lindqvist was born in Bergen on 4 May 1986.']
  test.each<[string, [string, string][]]>([
    ['Nora Lindqvist was born in Turku.', [['Turku', 'Bergen']]],
    ['Nora Lindqvist was born in 1987.', [['1987', '4 May 1986']]],
    ['Nora Lindqvist (born 6 May 1986) is an engineer.', [['6 May 1986', '4 May 1986']]],
  ])('contradicts another day or place: %s', (text, values) => expect(clashesIn(text, claims)).toEqual(values))

  test.each([
    'Nora Lindqvist was born in 1986.',
    'Nora Lindqvist was born in May 1986.',
    'Nora Lindqvist was born in Bergen.',
  ])('supports: %s', (text) => expect(verdictOn(text, claims)).toBe('supported'))

  test.each([
    'Victor Renn was born in Turku in 1950.',
    'Nora Lindqvist moved to Turku in 1990.',
    'Nora Lindqvist was raised in Turku.',
    'Nora Lindqvist may have been born in Turku.',
    'Nora Lindqvist was born around 1985.',
  ])('never contradicts another person, or where she lived: %s', (text) => expect(clashesIn(text, claims)).toEqual([]))
})
