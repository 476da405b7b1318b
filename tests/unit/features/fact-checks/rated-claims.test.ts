import { expect, test } from 'vitest'
import { stateOf } from '@/lib/details/state'
import { sayReason } from '@/lib/details/say'
import { createEngine } from '@/lib/engine'
import { dossierOf } from '../../engine/invented'

const rated = (text: string, as = 'False') => ({
  text,
  status: 'uncertain' as const,
  rated: { by: 'Dovre Check', as, on: '2026-03-03' },
})
const engine = createEngine(
  dossierOf([
    'Nora Lindqvist joined Halden Labs in May 2015.',
    'Nora Lindqvist was born in Bergen on 4 May 1986.',
    'Nora Lindqvist won the Brandt Prize in 2019.',
    rated('Nora Lindqvist was paid $3 million by the Norwegian government.'),
    rated('Halden Labs secretly sells medical records to insurers.', 'Misleading'),
    rated('Drinking sea water every morning cures migraine.'),
    rated('Nora Lindqvist’s degree from Oslo is forged.', 'Mostly false'),
  ]),
)
const ask = (text: string) => engine.check({ text }, 'asked', { start: 0, end: text.length }).findings
const ratingIn = (text: string) =>
  ask(text).flatMap(({ details }) => details.flatMap((one) => (one.kind === 'opinion' ? one.dossier : [])))

test.each([
  ['Nora Lindqvist was paid $3 million by the Norwegian government.', 'False'],
  ['The Norwegian government paid Nora Lindqvist 3 million dollars.', 'False'],
  ['Lindqvist received $3 million from the government of Norway.', 'False'],
  ['Halden Labs sells medical records to insurers in secret.', 'Misleading'],
  ['Medical records are secretly sold to insurers by Halden Labs.', 'Misleading'],
  ['Drinking sea water each morning cures migraines.', 'False'],
  ['Sea water, drunk every morning, cures migraine.', 'False'],
  ['Nora Lindqvist’s degree from Oslo is a forgery.', 'Mostly false'],
  ['Nora Lindqvist forged her degree from Oslo.', 'Mostly false'],
])('what says a rated claim shows the rating: %s', (text, as) => {
  expect(ratingIn(text)).toEqual([`Rated “${as}” by Dovre Check, 3 March 2026`])
  const [finding] = ask(text)
  expect(finding && stateOf(finding)).toBe('look')
})

test.each([
  'Nora Lindqvist was paid $30 million by the Norwegian government.',
  'Nora Lindqvist was paid $3 million by the Swedish government.',
  'Nora Lindqvist was never paid by the Norwegian government.',
  'Nora Lindqvist paid $3 million to the Norwegian government.',
  'Halden Labs does not sell medical records to insurers.',
  'Halden Labs sells software to insurers.',
  'Drinking fresh water every morning helps against migraine.',
  'Drinking sea water does not cure migraine.',
  'Nora Lindqvist has a degree from Oslo.',
  'Did Halden Labs secretly sell medical records to insurers?',
])('what says something else shows no rating: %s', (text) => expect(ratingIn(text)).toEqual([]))

test('the rating is said in words, with its claim and source, and no verdict', () => {
  const [finding] = ask('The Norwegian government paid Nora Lindqvist 3 million dollars.')
  expect(finding).toMatchObject({ verdict: 'unverified', compare: true })
  expect(finding?.claims.length).toBe(1)
  expect(finding && sayReason(finding)).toContain('Somebody has rated this claim.')
})

test('a rated claim supports and contradicts nothing, and leaves the other claims their verdicts', () => {
  const states = (text: string) => engine.check({ text }).findings.map((finding) => stateOf(finding))
  expect(states('Nora Lindqvist joined Halden Labs in May 2019.')).toEqual(['contradicted'])
  expect(states('Nora Lindqvist joined Halden Labs in May 2015.')).toEqual(['supported'])
  expect(states('Nora Lindqvist was paid $30 million by the Norwegian government.')).not.toContain('contradicted')
})

test('a sentence that says a rated claim and more is not contradicted, and without the claim it is', () => {
  const engine = createEngine(
    dossierOf([
      'Nora Lindqvist left Tervane Motors in July 2022.',
      rated('Nora Lindqvist left Tervane Motors after a quarrel.'),
    ]),
  )
  const statesOf = (text: string) => engine.check({ text }).findings.map((finding) => stateOf(finding))
  expect(statesOf('Nora Lindqvist left Tervane Motors in July 2023 after a quarrel.')).not.toContain('contradicted')
  expect(statesOf('Nora Lindqvist left Tervane Motors in July 2023.')).toEqual(['contradicted'])
})
