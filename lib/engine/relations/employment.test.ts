import { describe, expect, test } from 'vitest'
import { clashesIn, framesIn, verdictOn } from '@/tests/unit/engine/invented'
import { extractEmployment } from './employment'

const nora = 'nora lindqvist'

describe('the employment relation extracts', () => {
  test.each<[string, string[]]>([
    ['She joined Halden Labs in May 2015.', [`join ${nora}, halden labs: date=May 2015`]],
    ['Nora Lindqvist moved to Tervane Motors in 2017.', [`join ${nora}, tervane motors: date=2017`]],
    ['She was hired by Tervane Motors in July 2017.', [`join ${nora}, tervane motors: date=July 2017`]],
    ['Tervane Motors hired Lindqvist in July 2017.', [`join ${nora}, tervane motors: date=July 2017`]],
    ['Victor Renn joined Halden Labs in 2014.', ['join victor renn, halden labs: date=2014']],
    [
      'She resigned from Tervane in July 2022.',
      [`leave ${nora}, tervane motors: date=July 2022`, `leave-any ${nora}: date=July 2022`],
    ],
    ['She left again in 2024.', [`leave-any ${nora}: date=2024`]],
    [
      'In 2023 she returned to Halden.',
      [`return ${nora}, halden labs: date=2023`, `return-in ${nora}: date=2023, organisation=Halden`],
    ],
    [
      'She worked as a research scientist at Halden Labs from 2015 to 2017.',
      [`join ${nora}, halden labs: date=2015`, `leave ${nora}, halden labs: date=2017`],
    ],
    [
      'Halden Labs (2015–2017): research scientist',
      [`join ${nora}, halden labs: date=2015`, `leave ${nora}, halden labs: date=2017`],
    ],
  ])('%s', (sentence, frames) => expect(framesIn(extractEmployment, sentence)).toEqual(frames))

  test('no date from an open date', () =>
    expect(framesIn(extractEmployment, 'She left Tervane before 2023.')).toEqual([
      `leave ${nora}, tervane motors`,
      `leave-any ${nora}`,
    ]))

  test('two people, each with their own values', () =>
    expect(framesIn(extractEmployment, 'After she left Halden in 2017, Renn joined Quillon in 2018.')).toEqual(
      expect.arrayContaining(['join victor renn, quillon: date=2018', `leave ${nora}, halden labs: date=2017`]),
    ))

  test('nothing about the subject from a pronoun for another person', () =>
    expect(framesIn(extractEmployment, 'He joined Halden Labs in 2014.').join()).not.toContain(nora))
})

describe('the employment relation ignores', () => {
  test.each([
    'She might have joined Halden Labs in 2015.',
    'She never joined Halden Labs.',
    'Did she join Halden Labs in 2015?',
    'She plans to join Halden Labs in 2026.',
    'If she joined Halden Labs in 2016, nobody knew.',
    'She was asked whether she left Tervane in 2020.',
    'Reportedly she left Tervane in 2021.',
    'She wanted to leave Halden in 2016.',
    'She declined to join Halden Labs in 2013.',
    'She was offered a job at Halden Labs in 2014.',
    'She joined a call in December.',
    'She joined Victor Renn on stage in 2015.',
    'She visited Halden Labs in 2016.',
    'She left the stage at Halden Labs in 2016.',
    'Halden Labs joined the alliance in 2016.',
  ])('%s', (sentence) => expect(framesIn(extractEmployment, sentence)).toEqual([]))
})

describe('an employment in a dossier', () => {
  const claims = [
    'Nora Lindqvist joined Halden Labs in May 2015.',
    'She left Halden Labs in June 2017.',
    'She rejoined Halden Labs in February 2023.',
    'She left Halden Labs again in February 2024.',
    'She joined Tervane Motors in July 2017.',
  ]
  test.each<[string, [string, string][]]>([
    ['Nora Lindqvist joined Halden Labs in 2016.', [['2016', 'May 2015']]],
    ['Nora Lindqvist joined Halden Labs in July 2015.', [['July 2015', 'May 2015']]],
    ['Nora Lindqvist joined Tervane Motors in 2015.', [['2015', 'July 2017']]],
    ['Nora Lindqvist left Halden Labs in 2019.', [['2019', 'June 2017']]],
    ['Nora Lindqvist rejoined Halden Labs in 2022.', [['2022', 'February 2023']]],
    ['Nora Lindqvist is an engineer. In 2016 she joined Halden Labs.', [['2016', 'May 2015']]],
  ])('contradicts another date: %s', (text, values) => expect(clashesIn(text, claims)).toEqual(values))

  test.each([
    'Nora Lindqvist joined Halden Labs in 2015.',
    'Nora Lindqvist joined Halden Labs in mid-2015.',
    'Nora Lindqvist joined Halden Labs around 2014.',
    'Nora Lindqvist joined Halden Labs in 2014 or 2015.',
    'Nora Lindqvist left Halden Labs in June 2017.',
    'Nora Lindqvist left Halden Labs in February 2024.',
    'Nora Lindqvist rejoined Halden Labs in 2023.',
  ])('supports a less precise date, a vague one, and either of two periods: %s', (text) =>
    expect(verdictOn(text, claims)).toBe('supported'),
  )

  test.each([
    'Victor Renn joined Halden Labs in 2013.',
    'Victor Renn left Tervane Motors in 2019.',
    'Nora Lindqvist joined Quillon in 2019.',
    'Nora Lindqvist joined the board of Halden Labs in 2020.',
    'By 2018 Nora Lindqvist had joined Tervane Motors.',
    'Nora Lindqvist may have joined Halden Labs in 2013.',
    'Did Nora Lindqvist join Halden Labs in 2016?',
    'Nora Lindqvist agreed to join Halden Labs in 2014.',
    'Nora Lindqvist met Victor Renn. He joined Halden Labs in 2013.',
  ])('never contradicts another person, place or event, or a possibility: %s', (text) =>
    expect(clashesIn(text, claims)).toEqual([]),
  )
})
