import { expect, test } from 'vitest'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { createEngine } from '@/lib/engine'
import { loadDossierFolder } from '@/tools/shared/load-dossier'

const loaded = loadDossierFolder('dossier/apollo-11')
if (!loaded.ok) throw new Error('The dossier on Apollo 11 cannot be read.')
const [karpathy, apollo] = [createEngine(bundledDossier, bundledIndex), createEngine(loaded.dossier)]

/** Returns the verdict where somebody asks, and the dossier's values that are shown to compare. */
function asked(engine: typeof apollo, text: string): [verdict: string | undefined, ...values: (string | null)[]] {
  const [finding] = engine.check({ text }, 'asked').findings
  const values = finding?.compare ? finding.details.flatMap(({ dossier }) => dossier ?? []) : []
  return [finding?.verdict, ...values]
}

test.each([
  ['Eureka Labs is part of OpenAI.', 'Eureka Labs is an independent company and no part of OpenAI.'],
  ['Eureka Labs was founded in 2023.', expect.stringMatching(/^Eureka Labs was not founded in 2023/)],
])('what a claim denies in the same words is shown beside it: %s', (text, claim) =>
  expect(asked(karpathy, text)).toEqual(['unverified', claim]),
)

test.each([
  ['Apollo 11 was the first crewed flight to orbit the Moon.', 'Apollo 8'],
  ['Apollo 13 was the next landing after Apollo 11.', 'Apollo 12'],
  ['Aldrin was the first on the Moon.', 'Armstrong'],
])('what only one can be is shown beside the one that the dossier has: %s', (text, value) =>
  expect(asked(apollo, text)).toEqual(['unverified', value]),
)

test.each([
  'Apollo 11 was the first spaceflight to land people on the Moon.',
  'Armstrong was the first person to walk on the Moon.',
  'Aldrin was the second person to walk on the Moon.',
])('the one that the dossier has is supported: %s', (text) => expect(asked(apollo, text)).toEqual(['supported']))

test('a statement about what a claim does not deny is not set beside the denial', () => {
  expect(asked(karpathy, 'Eureka Labs is an independent company.')).toEqual(['unverified'])
})

test('a name of another thing is set beside the claim on this thing', () => {
  const claim = 'The call sign of the Apollo 11 command module was Columbia.'
  expect(asked(apollo, 'The command module was called Eagle.')).toEqual(['unverified', claim])
})

test.each([
  'Apollo 11 launched from Texas',
  'Luna 15 landed safely on the Moon',
  'Apollo 11 came down in the Pacific',
  'Apollo 11 landed in the Ocean of Storms',
  'Boeing built the lunar module',
])('a statement by itself has one verdict with and without its full stop: %s', (text) =>
  expect(asked(apollo, `${text}.`)).toEqual(asked(apollo, text)),
)

test.each([
  [karpathy, 'karpathy did his phd at berkeley', 'Stanford University'],
  [karpathy, 'karpathy studied at mit', 'Stanford University'],
  [apollo, 'apollo 11 splashed down in the atlantic', 'Pacific Ocean'],
])('a wrong name in a statement typed in small letters is contradicted: %s', (engine, text, value) => {
  const [finding] = engine.check({ text }, 'asked').findings
  expect([finding?.verdict, finding?.details.find(({ verdict }) => verdict === 'differs')?.dossier]).toEqual([
    'contradicted',
    value,
  ])
})

test('a name in small letters owns without an apostrophe, and is shown as it was typed', () => {
  expect(asked(karpathy, 'fei-fei li was karpathys phd advisor')[0]).toBe('supported')
  const [finding] = karpathy.check({ text: 'karpathy did his phd at berkeley' }, 'asked').findings
  expect(finding?.details.map(({ article }) => article)).toContain('berkeley')
})

test('a time of day agrees with the claim that has it, although another claim is nearer', () => {
  const { findings } = apollo.check({
    text: 'At 9:32 in the morning of July 16, 1969, Apollo 11 rose from pad 39A in Florida.',
  })
  expect(findings.map(({ verdict, partial }) => [verdict, partial])).toEqual([['supported', false]])
})
