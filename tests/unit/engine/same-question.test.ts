import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dossierSchema } from '@/lib/dossier/format/schema'
import { createEngine, type Engine } from '@/lib/engine'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { engineOf } from '@/tools/shared/engine-of'

const apollo = createEngine(dossierSchema.parse(JSON.parse(readFileSync('dossier/apollo-11/compiled.json', 'utf8'))))
const bundled = engineOf(bundledDossier)
const comparedIn = (text: string, engine: Engine) =>
  engine
    .check({ text }, 'asked')
    .findings.flatMap(({ details }) =>
      details.flatMap(({ verdict, dossier }) => (verdict === 'agrees' || dossier === null ? [] : dossier)),
    )

test('a place is set beside a place, and not beside what came there', () => {
  expect(comparedIn('Apollo 11 splashed down in the Atlantic Ocean.', apollo)).toEqual(['Pacific Ocean'])
})

test('who spoke is not set beside who wrote something', () => {
  const text = 'President Kennedy spoke to the astronauts on the Moon by telephone.'
  expect(comparedIn(text, apollo)).not.toContain('William Safire')
})

test('what a thing was written in is not set beside what it is an implementation of', () => {
  expect(comparedIn('nanoGPT was written in Rust.', bundled)).not.toContain('GPT-2')
})

test("where a master's degree is from is set beside a master's degree, and not beside a bachelor's", () => {
  expect(comparedIn("Karpathy has a master's degree from McGill University.", bundled)).toEqual([
    'University of British Columbia',
  ])
})

test.each([
  'In July 2024 he founded Eureka Labs with the investor Vinod Khosla, Karpathy said.',
  'Karpathy was hired by Elon Musk, the investor and chief executive.',
  'Karpathy interned at DeepMind, the company of the founder Demis Hassabis.',
])('what a sentence says of another person is not set against the subject: %s', (text) => {
  expect(bundled.check({ text }, 'asked').findings.map(({ verdict }) => verdict)).not.toContain('contradicted')
})
