import { describe, expect, test } from 'vitest'
import { clashesIn, framesIn, verdictOn } from '@/tests/unit/engine/invented'
import { founding } from './founding'

describe('the founding relation extracts', () => {
  test.each<[string, string[]]>([
    ['She founded Quillon in July 2024.', ['found quillon: date=July 2024, name=She']],
    ['Quillon was founded by Nora Lindqvist.', ['found quillon: name=Nora Lindqvist']],
    ['Halden Labs was established in December 2015.', ['found halden labs: date=December 2015']],
    ['The founding of Halden Labs in 2015 was news.', ['found halden labs: date=2015']],
  ])('%s', (sentence, frames) => expect(framesIn(founding, sentence)).toEqual(frames))
})

describe('the founding relation ignores', () => {
  test.each([
    'Quillon was not founded in 2020.',
    'She might found Quillon in 2026.',
    'She will found Quillon in 2026.',
    'Was Quillon founded in 2020?',
    'She founded a club in 2010.',
    'The foundation of her work at Halden Labs in 2016 was patience.',
  ])('%s', (sentence) => expect(framesIn(founding, sentence)).toEqual([]))
})

describe('a founding in a dossier', () => {
  const claims = ['Nora Lindqvist founded Quillon in July 2024.', 'Halden Labs was founded in December 2015.']
  test.each<[string, [string, string][]]>([
    ['Nora Lindqvist founded Quillon in 2023.', [['2023', 'July 2024']]],
    ['Quillon was founded in 2023.', [['2023', 'July 2024']]],
    ['Halden Labs was established in 2014.', [['2014', 'December 2015']]],
  ])('contradicts another date: %s', (text, values) => expect(clashesIn(text, claims)).toEqual(values))

  test.each(['Nora Lindqvist founded Quillon in 2024.', 'Nora Lindqvist founded Quillon in the summer of 2024.'])(
    'supports a less precise date: %s',
    (text) => expect(verdictOn(text, claims)).toBe('supported'),
  )

  test.each([
    'Victor Renn and Nora Lindqvist founded Quillon in 2024.',
    'Victor Renn founded Quillon.',
    'Nora Lindqvist founded Tervane Games in 2019.',
    'Nora Lindqvist could have founded Quillon in 2020.',
    'Halden Labs moved to Turku in 2016.',
  ])('never contradicts a second founder, another firm or another event: %s', (text) =>
    expect(clashesIn(text, claims)).toEqual([]),
  )
})
