import { expect, test } from 'vitest'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { createEngine } from '@/lib/engine'
import { dossierOf } from './invented'

const engine = createEngine(
  dossierOf([
    'Mara Velin left Quillon for Halden Labs in 2017.',
    'Mara Velin announced on 13 July 2022 that she was leaving Halden Labs.',
    'Mara Velin moved from Norway to Canada in 2001.',
  ]),
)
const karpathy = createEngine(bundledDossier, bundledIndex)
const comparedIn = (text: string, by = engine) =>
  by
    .check({ text }, 'asked')
    .findings.flatMap(({ details }) =>
      details.flatMap(({ verdict, dossier }) => (verdict === 'agrees' || dossier === null ? [] : dossier)),
    )

test.each(['Mara Velin left Halden Labs in 2019.', 'In May 2018 Mara Velin left Halden Labs.'])(
  'the date of leaving one thing is not that of leaving another for it: %s',
  (text) => {
    expect(comparedIn(text)).toEqual(['13 July 2022'])
  },
)

test.each([
  ['Mara Velin left Quillon in 2016.', '2017'],
  ['Mara Velin left Quillon for Halden Labs in 2016.', '2017'],
  ['Mara Velin moved to Canada in 2004.', '2001'],
])('the date of what was done to the same thing, or on the same way, is compared: %s', (text, date) => {
  expect(comparedIn(text)).toContain(date)
})

test('whoever left one firm for another did not leave the other for it, nor leave it in that year', () => {
  const verdictsOn = (text: string) => engine.check({ text }).findings.map(({ verdict, partial }) => [verdict, partial])
  expect(verdictsOn('Mara Velin left Quillon for Halden Labs in 2017.')).toEqual([['supported', false]])
  expect(verdictsOn('Mara Velin left Halden Labs for Quillon in 2017.')).not.toContainEqual(['supported', false])
  expect(verdictsOn('Mara Velin left Halden Labs in 2017.')).not.toContainEqual(['supported', false])
})

test.each(['Karpathy joined OpenAI in March 2016.', 'Karpathy finished his PhD at Stanford in May 2014.'])(
  'the date of an end is not set beside that of the beginning, or the other way round: %s',
  (text) => {
    expect(comparedIn(text, karpathy)).not.toContain('2017')
    expect(comparedIn(text, karpathy)).not.toContain('2011')
  },
)

test.each(['Andrej Karpathy is a researcher.', 'Karpathy was a teaching assistant for a compilers course.'])(
  'a role does not exclude another one of the same person: %s',
  (text) => {
    const { findings } = karpathy.check({ text }, 'asked')
    expect(findings.map(({ verdict }) => verdict)).toEqual(['unverified'])
  },
)
