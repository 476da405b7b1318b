import { expect, test } from 'vitest'
import { createEngine } from '@/lib/engine'
import { dossierOf } from './invented'

const engine = createEngine(
  dossierOf([
    'Mara Velin left Quillon for Halden Labs in 2017.',
    'Mara Velin announced on 13 July 2022 that she was leaving Halden Labs.',
    'Mara Velin moved from Norway to Canada in 2001.',
  ]),
)
const comparedIn = (text: string) =>
  engine
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
