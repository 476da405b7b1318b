import { expect, test } from 'vitest'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { createEngine } from '@/lib/engine'
import { loadDossierFolder } from '@/tools/shared/load-dossier'
import { dossierOf } from './invented'

const loaded = loadDossierFolder('dossier/apollo-11')
if (!loaded.ok) throw new Error('The dossier on Apollo 11 cannot be read.')
const [karpathy, apollo] = [createEngine(bundledDossier, bundledIndex), createEngine(loaded.dossier)]
type Engine = typeof apollo

const askedOf = (engine: Engine, text: string) => engine.check({ text }, 'asked').findings[0]
const comparedIn = (engine: Engine, text: string): (string | null)[] => {
  const found = askedOf(engine, text)
  return found?.compare ? found.details.flatMap(({ dossier }) => dossier ?? []) : []
}

test.each([
  [karpathy, 'Karpathy returned to Tesla in 2023.', 'OpenAI'],
  [karpathy, 'Karpathy returned to Tesla in 2023 after he had left OpenAI.', 'OpenAI'],
  [karpathy, 'Tesla relied on LiDAR.', expect.stringContaining('doing without radar and LiDAR')],
  [karpathy, 'Karpathy recommended AutoGPT for practical applications.', expect.stringContaining('would not advise')],
])('what the claim denies or says of another thing is shown to compare, not as supported: %#', (engine, text, value) =>
  expect(comparedIn(engine, text)).toEqual([value]),
)

test('a deed is not supported by a clause on what another thing did', () => {
  const bridges = dossierOf(
    ['The Kalmar Bridge was designed after the fall of the Sund Bridge, which had collapsed in 1940.'],
    { name: 'Kalmar Bridge', kind: 'place', pronoun: 'it' },
  )
  expect(askedOf(createEngine(bridges), 'The Kalmar Bridge collapsed in 1940.')?.verdict).not.toBe('supported')
})

test('a participle is no deed of the name before it', () => {
  const firm = dossierOf(['Nora Lindqvist sold Fennlys to the Torvald Group in 2008.'])
  const text = 'Fennlys, sold in 2008 to the Torvald Group, is in Bergen.'
  expect(comparedIn(createEngine(firm), text)).toEqual([])
})

test.each([
  ['Luna 15 landed on the Moon on July 21, 1969.', 'landed'],
  ['Apollo 8 landed on the Moon in December 1968.', 'landed'],
  ['Apollo 8 was the first flight to land on the Moon.', 'land'],
])('a verb that no claim of its doer has is not covered: %s', (text, verb) => {
  const found = askedOf(apollo, text)
  expect([found?.verdict, found?.partial]).toEqual(['supported', true])
  expect(found?.details.filter(({ verdict }) => verdict === 'open').map(({ article }) => article)).toEqual([verb])
})

test.each([
  'Apollo 11 was the first spaceflight to land people on the Moon.',
  'President Nixon telephoned from the Oval Office.',
  'Luna 15 crashed on the Moon on July 21, 1969.',
])('a verb that the claim has in another form is covered: %s', (text) =>
  expect(askedOf(apollo, text)).toMatchObject({ verdict: 'supported', partial: false }),
)

test('a claim on another of the series supports nothing on the subject', () => {
  const { details = [] } = askedOf(apollo, 'Apollo 11 landed on the Moon in November 1969.') ?? {}
  const agreeing = details.filter(({ verdict }) => verdict === 'agrees')
  expect(agreeing.map(({ claim }) => claim)).toEqual(['landing-date'])
})

test.each([
  'Karpathy presented Software 3.0 on June 18, 2025.',
  'In 2017 Elon Musk himself recruited Karpathy for Tesla.',
  'Andrej Karpathy joined Tesla in June 2017 as Director of AI.',
])('a value that the dossier corrects or doubts in its nearest claim is disputed: %s', (text) =>
  expect(askedOf(karpathy, text)?.verdict).toBe('disputed'),
)

test.each([
  [karpathy, 'Karpathy presented Software 3.0 on June 17, 2025.'],
  [karpathy, 'Karpathy is a co-founder of OpenAI.'],
  [karpathy, 'Karpathy was a student at Stanford in 2013.'],
  [karpathy, 'Karpathy worked at Tesla in 2019.'],
  [karpathy, 'nanoGPT was started after he left Tesla and before he returned to OpenAI.'],
  [karpathy, 'Karpathy did not sign the CAIS statement, unlike Ilya Sutskever.'],
  [karpathy, 'Creator of cs231n, nanoGPT, and micrograd.'],
  [apollo, 'None of the crew of Apollo 11 was new to spaceflight.'],
  [karpathy, 'At OpenAI he contributed to the eyes of GPT-4, its visual part.'],
  [karpathy, 'His doctorate, supervised by Fei-Fei Li at Stanford University, was finished in 2016.'],
  [apollo, 'Two men walked on the Moon during Apollo 11.'],
  [apollo, 'Only two of the three astronauts walked on the Moon.'],
])('a true statement in other words is not contradicted: %#', (engine, text) =>
  expect(askedOf(engine, text)?.verdict).not.toBe('contradicted'),
)

test.each([
  [karpathy, 'Karpathy was a student at Stanford in 2013.'],
  [karpathy, 'nanoGPT was started after he left Tesla and before he returned to OpenAI.'],
  [karpathy, 'Karpathy did not sign the CAIS statement, unlike Ilya Sutskever.'],
  [karpathy, 'Karpathy presented Software 3.0 on June 17, 2025.'],
  [karpathy, 'Creator of cs231n, nanoGPT, and micrograd.'],
  [karpathy, 'Karpathy has contributed to how GPT-4 reads pictures.'],
])('a true statement in other words is not shown to compare: %#', (engine, text) =>
  expect(comparedIn(engine, text)).toEqual([]),
)

test('an order of events is compared with another order alone', () => {
  const { details = [] } = askedOf(karpathy, 'Karpathy left Tesla in March 2019 and joined OpenAI again in 2023.') ?? {}
  expect(details.filter(({ verdict }) => verdict === 'differs').map(({ article }) => article)).not.toContain('again')
})

test.each([
  ['Karpathy worked at Tesla in 2019.', 'supported'],
  ['In 2018 Karpathy worked for Tesla.', 'supported'],
  ['Karpathy worked at Tesla in 2015.', 'contradicted'],
])('a year within a stay of the claim is supported, and one outside is not: %s', (text, verdict) =>
  expect(askedOf(karpathy, text)?.verdict).toBe(verdict),
)

test('the post of another is shown beside its holder, and the own post is supported', () => {
  expect(comparedIn(apollo, 'Collins was the commander of Apollo 11.')).toEqual(['Neil Armstrong'])
  expect(comparedIn(apollo, 'collins was the commander of apollo 11')).toEqual(['Neil Armstrong'])
  expect(askedOf(apollo, 'Neil Armstrong was the commander of Apollo 11.')?.verdict).toBe('supported')
  expect(askedOf(apollo, 'Collins was the command module pilot of Apollo 11.')?.verdict).toBe('supported')
})

test('a relative of somebody has not what the claims say of them', () => {
  expect(askedOf(apollo, "Aldrin's father was a pilot.")?.verdict).not.toBe('supported')
})

test('a sum of what a claim counts in two places is not contradicted', () => {
  expect(askedOf(apollo, 'Apollo 11 had two guidance computers.')?.verdict).not.toBe('contradicted')
})

test('a former post is none at the time, and a place is no website', () => {
  expect(askedOf(apollo, 'Johnson was president during Apollo 11.')?.verdict).not.toBe('supported')
  expect(askedOf(apollo, 'Former President Johnson watched the launch of Apollo 11.')?.verdict).toBe('supported')
  expect(askedOf(karpathy, 'Eureka Labs was announced in San Francisco.')?.verdict).not.toBe('contradicted')
})

test('a value that is shown to compare has its claim and sources', () => {
  const first = 'Apollo 11 was the first flight to land people on the Moon.'
  const text = `${first} Apollo 11 was launched from Cape Canaveral on 20 July 1969. Neil Armstrong was its commander.`
  const found = apollo.check({ text }).findings.find(({ quote }) => quote.includes('Canaveral'))
  expect(found).toMatchObject({ compare: true, claims: ['launch-place'] })
  expect(found?.sources).not.toEqual([])
})

test('a number alone supports nothing with a claim on another matter', () => {
  const text = 'The two men spent two and a half hours outside and collected 21.5 kilograms of lunar material.'
  expect(askedOf(karpathy, text)?.verdict).toBe('unverified')
})

test.each([
  [apollo, 'More than twelve people walked on the Moon in the Apollo program.'],
  [apollo, 'The Saturn V had more than three stages.'],
  [karpathy, 'Karpathy left Tesla after 2023.'],
])('a bound is not supported by the very value: %#', (engine, text) => {
  const found = askedOf(engine, text)
  expect(found?.verdict === 'supported' && !found.partial).toBe(false)
})

test.each([
  'Armstrong was not the last person to walk on the Moon.',
  'Aldrin was not the first person to walk on the Moon.',
  'Apollo 11 was not the first crewed mission of the Apollo program.',
  'Apollo 8 was not the first crewed flight of the Apollo program.',
  'Apollo 7 was not the last crewed flight of the Apollo program.',
])('a true denial of an order is not contradicted: %s', (text) =>
  expect(askedOf(apollo, text)?.verdict).not.toBe('contradicted'),
)

test.each([
  'Andrej Karpathy shared a flat in San Francisco with two friends. In 2016 he left.',
  'Andrej Karpathy ran with a club in Menlo Park. He joined in 2012. In 2014 he left. He returned in 2019.',
  "Andrej Karpathy is a researcher. Karpathy's friend Tim worked at Tesla from 2010 to 2012. He left in March 2012.",
])('the date of a deed without its object is not contradicted: %s', (text) => {
  const { findings } = karpathy.check({ text })
  expect(findings.filter(({ verdict, compare }) => verdict === 'contradicted' || compare)).toEqual([])
})
