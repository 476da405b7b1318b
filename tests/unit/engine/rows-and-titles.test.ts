import { expect, test } from 'vitest'
import { createEngine } from '@/lib/engine'
import { dossierOf } from './invented'

test('a label of a row is no value: the name behind it is set beside the one of the sentence', () => {
  const hall = createEngine(
    dossierOf(['Borg Hall – Opening Architect: Ole Berg.', 'Borg Hall – Main Contractor: Quillon Works.']),
  )
  const [found] = hall.check({ text: 'The architect of Borg Hall was Ida Quist.' }, 'asked').findings
  expect(found?.details).toContainEqual(expect.objectContaining({ article: 'Ida Quist', dossier: 'Ole Berg' }))
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

test.each(['Justice Salow', 'Samuel Salow'])('a person has one name with a title and without: %s', (name) => {
  const [found] = court.check({ text: `${name} wrote the opinion in the bank case in 2019.` }, 'asked').findings
  expect(found?.details).toContainEqual(expect.objectContaining({ article: name, dossier: 'Salow' }))
})
