import { expect, test } from 'vitest'
import { createEngine } from '@/lib/engine'
import { dossierOf } from './invented'

const engine = createEngine(
  dossierOf([
    'Nora Lindqvist – Alma mater: St John’s College, Cambridge.',
    'Nora Lindqvist is a spokeswoman for the Norland Department of Transportation.',
    'Nora Lindqvist measured 1.5°C of warming in the valley.',
  ]),
)

test.each([
  ['Nora Lindqvist is a spokeswoman for the Eastport Police Department.', 'Norland Department of Transportation'],
  ['Nora Lindqvist measured 2.5°C of warming in the valley.', '1.5°C'],
])('a value of the dossier is shown whole, and no longer: %s', (text, dossier) => {
  const [found] = engine.check({ text }, 'asked').findings
  expect(found?.details).toContainEqual(expect.objectContaining({ dossier }))
})

test.each([
  ['Nora Lindqvist climbed a tower of 1.2 km.', '1.2 km', '1,200 metres'],
  ['Nora Lindqvist climbed a tower of 1,200 metres.', '1,200 metres', '1,200 metres'],
])('a value that agrees is shown beside that of the dossier with its unit: %s', (text, article, dossier) => {
  const about = createEngine(dossierOf(['Nora Lindqvist climbed a tower of 1,200 metres.']))
  const [found] = about.check({ text }).findings
  expect(found?.details).toContainEqual(expect.objectContaining({ article, dossier, verdict: 'agrees' }))
})

test('a thing whose name ends in capitals is compared with the thing in its place, as no person is', () => {
  const about = createEngine(
    dossierOf(['Marlin 4 was launched by a Boreas V rocket.', 'Marlin 4 was launched from the pad of Halden.'], {
      ...{ name: 'Marlin 4', kind: 'thing', pronoun: 'it' },
    }),
  )
  const [found] = about.check({ text: 'Marlin 4 was launched by a Boreas IB rocket.' }, 'asked').findings
  expect(found?.details).toContainEqual(expect.objectContaining({ article: 'Boreas IB', dossier: 'Boreas V' }))
})

test.each([
  ['Nora Lindqvist landed at Heart’s Content in May 2018.', 'Heart’s Content'],
  ["Nora Lindqvist landed at Heart's Content in May 2018.", "Heart's Content"],
])('a name with an apostrophe in it is one detail: %s', (text, name) => {
  const about = createEngine(dossierOf(['Nora Lindqvist landed at Heart’s Content in May 2018.']))
  const [found] = about.check({ text }).findings
  const matching = found?.details.filter(({ verdict }) => verdict === 'agrees').map(({ article }) => article)
  expect(matching).toContain(name)
  expect(matching).not.toContain('Content')
})

test('an owner and what is owned stay two details where the evidence has them apart', () => {
  const about = createEngine(dossierOf(['Nora Lindqvist met Ida Quist and the Borg Ensemble in May 2018.']))
  const [found] = about.check({ text: "Nora Lindqvist met Ida Quist's Borg Ensemble in May 2018." }).findings
  expect(found?.details.map(({ article }) => article)).not.toContain("Ida Quist's Borg Ensemble")
})
