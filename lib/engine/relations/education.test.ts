import { describe, expect, test } from 'vitest'
import { clashesIn, framesIn, verdictOn } from '@/tests/unit/engine/invented'
import { extractEducation } from './education'

const doctorate = 'nora lindqvist, doctorate'

describe('the education relation extracts', () => {
  test.each<[string, string[]]>([
    [
      'She took her doctorate at Norwick University in 2015 under Clara Okafor.',
      [
        `degree ${doctorate}: place=Norwick University`,
        `degree ${doctorate}: name=Clara Okafor`,
        `finish ${doctorate}: date=2015`,
      ],
    ],
    ['She earned a PhD from Norwick University.', [`degree ${doctorate}: place=Norwick University`]],
    ['Her PhD adviser was Clara Okafor.', [`degree ${doctorate}: name=Clara Okafor`]],
    ['She has a master’s degree from Ellesby.', ['degree nora lindqvist, master: place=Ellesby']],
    [
      'She studied for a PhD at Norwick from 2011 to 2015.',
      [`degree ${doctorate}: place=Norwick`, `begin ${doctorate}: date=2011`, `finish ${doctorate}: date=2015`],
    ],
    [
      'Her doctoral thesis, “Patient Machines at Work”, was long.',
      [`thesis ${doctorate}: title=Patient Machines at Work`],
    ],
    ['Victor Renn took a PhD at Ellesby University.', ['degree victor renn, doctorate: place=Ellesby University']],
  ])('%s', (sentence, frames) => expect(framesIn(extractEducation, sentence)).toEqual(frames))

  test('the supervisor of any degree', () =>
    expect(framesIn(extractEducation, 'She worked at Norwick under Clara Okafor.')).toContain(
      `degree ${doctorate}: name=Clara Okafor`,
    ))
})

describe('the education relation ignores', () => {
  test.each([
    'She did not take a PhD at Norwick.',
    'She might do a PhD at Norwick.',
    'Did she take a PhD at Norwick?',
    'Her first job after the PhD was at Quillon.',
    'She lectured at Ellesby University in 2019.',
    'She is no doctor.',
  ])('%s', (sentence) => expect(framesIn(extractEducation, sentence)).toEqual([]))
})

describe('a degree in a dossier', () => {
  const claims = [
    'Nora Lindqvist took her doctorate at Norwick University in 2015 under Clara Okafor.',
    'Lindqvist has a bachelor’s degree from Ellesby University.',
    'Her doctoral thesis was titled “Patient Machines at Work”.',
  ]
  test.each<[string, [string, string][]]>([
    ['Nora Lindqvist took her doctorate at Ellesby University.', [['Ellesby University', 'Norwick University']]],
    ['Nora Lindqvist took her doctorate under Victor Renn.', [['Victor Renn', 'Clara Okafor']]],
    ['Nora Lindqvist finished her doctorate in 2018.', [['2018', '2015']]],
  ])('contradicts another place, adviser or year: %s', (text, values) =>
    expect(clashesIn(text, claims)).toEqual(values),
  )

  test('contradicts another place of the degree', () =>
    expect(clashesIn('Nora Lindqvist has a PhD from Turku University.', claims)).toContainEqual([
      'Turku University',
      'Norwick University',
    ]))

  test.each([
    'Nora Lindqvist took her doctorate at Norwick University.',
    'Nora Lindqvist holds a PhD from Norwick.',
    'Nora Lindqvist finished her doctorate in 2015.',
    'Nora Lindqvist’s PhD adviser was Clara Okafor.',
  ])('supports: %s', (text) => expect(verdictOn(text, claims)).toBe('supported'))

  test.each([
    'Victor Renn took his doctorate at Ellesby University.',
    'Nora Lindqvist supervised the doctorate of Victor Renn at Ellesby University.',
    'After her doctorate Nora Lindqvist taught at Ellesby University.',
    'Nora Lindqvist turned down an internship at Tervane Motors during the doctorate.',
    'Nora Lindqvist had a job at Quillon while she was writing her doctorate.',
    'Nora Lindqvist worked at Quillon during her doctorate.',
    'Nora Lindqvist spent a summer of her doctorate at Quillon.',
    'Nora Lindqvist gave a talk at Ellesby University in the last year of her doctorate.',
    'Nora Lindqvist visited friends at Ellesby University in the second year of her PhD.',
    'Nora Lindqvist may have taken her doctorate at Ellesby University.',
  ])('never contradicts another person, or a time during the degree: %s', (text) =>
    expect(clashesIn(text, claims)).toEqual([]),
  )
})
