import { expect, test } from 'vitest'
import { createEngine } from '@/lib/engine'
import { dossierOf } from './invented'

const engine = createEngine(
  dossierOf([
    'Nora Lindqvist – Resting place: Birch Cemetery, London, England.',
    'Nora Lindqvist was a Swedish writer, who died in 2001.',
  ]),
)

test('a label of a row is no value that a name differs from', () => {
  const [found] = engine.check({ text: 'Nora Lindqvist is buried in Larch Cemetery.' }, 'asked').findings
  expect(found?.details.flatMap(({ dossier }) => dossier ?? [])).not.toContain('Resting')
})

test('a broadcaster in capitals is no director', () => {
  const circus = createEngine(dossierOf(['The fourth series of Flying Circus was broadcast by BBC Two in 1974.']))
  const text = 'The fourth series of Flying Circus was directed by Simon Brett in 1974.'
  const { findings } = circus.check({ text }, 'asked')
  expect(findings.flatMap(({ details }) => details.flatMap(({ dossier }) => dossier ?? []))).not.toContain('BBC Two')
})

test('a day without a year is shown as the dossier has it, without a year of our own', () => {
  const notice = createEngine(dossierOf(['Nora Lindqvist resigned on July 4.']))
  const [found] = notice.check({ text: 'Nora Lindqvist resigned on 9 July.' }, 'asked').findings
  expect(found?.details).toContainEqual(expect.objectContaining({ article: '9 July', dossier: 'July 4' }))
})

const court = createEngine(
  dossierOf(
    [
      'Solicitor General Ingrid Prell is the top lawyer at the court, defending the policies that are the source of much of Salow’s consternation.',
      'Justice Samuel Salow is the tip of the spear at the court.',
      'In 2021, the president nominated Prell to be solicitor general.',
      '“No, Justice Salow,” Prell said.',
      'Salow wrote the opinion in the bank case in 2019.',
      'Salow, a Trenton native, once stood at the lectern.',
    ],
    { name: 'High Court', kind: 'institution', pronoun: 'it' },
  ),
)

test.each(['asked', 'along'] as const)('a person whom the dossier names with a title is no country: %s', (occasion) => {
  const { findings } = court.check(
    { text: 'Ingrid Prell, 43, is the solicitor general of the United States.' },
    occasion,
  )
  expect(findings.flatMap(({ details }) => details.flatMap(({ dossier }) => dossier ?? []))).not.toContain('Salow')
})

test('a title and a family name name the person of the dossier', () => {
  const [found] = court.check({ text: 'Justice Salow wrote the opinion in the bank case in 2019.' }, 'asked').findings
  expect(found?.details).toContainEqual(expect.objectContaining({ article: 'Justice Salow', dossier: 'Salow' }))
})
