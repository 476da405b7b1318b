import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { dossierSchema } from '@/lib/dossier/format/schema'
import { createEngine, type Finding } from '@/lib/engine'
import { buildGazetteer } from '@/lib/engine/analyse/gazetteer'
import { dossierOf } from './invented'

const karpathy = createEngine(bundledDossier, bundledIndex)
const apollo = createEngine(dossierSchema.parse(JSON.parse(readFileSync('dossier/apollo-11/compiled.json', 'utf8'))))
const ship = createEngine(
  dossierOf(['The crew of the Vasa was to be 145 sailors and 300 soldiers.'], {
    name: 'Vasa',
    kind: 'thing',
    pronoun: 'it',
  }),
)
const findingOn = (text: string, engine = karpathy): Finding | undefined => engine.check({ text }, 'asked').findings[0]
const pairsIn = (finding?: Finding): (string | null)[][] | undefined =>
  finding?.details.filter(({ dossier }) => dossier !== null).map(({ article, dossier }) => [article, dossier])

test.each([
  [
    'Safe Superintelligence raised $30 billion in September 2024 and was valued at $1 billion in March 2025.',
    ['$30 billion', '$1 billion'],
  ],
  ['minGPT is a rewrite of nanoGPT.', ['minGPT', 'nanoGPT']],
  ['GoogLeNet had a top-5 error of 5.1% and Karpathy one of 6.8%.', ['5.1%', '6.8%']],
])('values of one claim in each other’s place are shown to compare: %s', (text, pair) => {
  const finding = findingOn(text)
  expect([finding?.verdict, finding?.compare]).toEqual(['unverified', true])
  expect(pairsIn(finding)).toContainEqual(pair)
})

test('a way in the other direction is set beside that of the claim', () => {
  const steamer = dossierOf(['Her maiden voyage in 1905 was from Bergen to Newcastle.'], {
    name: 'Halvard Borg',
    kind: 'thing',
    pronoun: 'it',
  })
  const asked = (text: string) => findingOn(text, createEngine(steamer))?.verdict
  expect(asked('The maiden voyage of the Halvard Borg in 1905 was from Newcastle to Bergen.')).toBe('unverified')
  expect(asked('The maiden voyage of the Halvard Borg in 1905 was from Bergen to Newcastle.')).toBe('supported')
})

test('the figure of another thing is set beside that of the thing which the sentence names', () => {
  const finding = findingOn('The crew was made up of 300 sailors and 145 soldiers.', ship)
  expect([finding?.verdict, finding?.compare]).toEqual(['unverified', true])
})

test.each(['The crew was made up of 145 sailors and 300 soldiers.', 'The Vasa had 300 soldiers and 145 sailors.'])(
  'values in their own places are supported, in any order: %s',
  (text) => {
    expect(findingOn(text, ship)?.verdict).toBe('supported')
  },
)

test.each([
  ['Karpathy holds two degrees.', ['two degrees', 'three degrees']],
  ['nanochat can be trained for about $480.', ['$480', 'about $48']],
  ['Under Karpathy, Tesla used no radar.', ['no radar', 'without radar']],
])('a value is shown with its noun, its sign and its denial: %s', (text, pair) => {
  expect(pairsIn(findingOn(text))).toContainEqual(pair)
})

test('the end of a stay is not compared with the beginning of one', () => {
  const finding = findingOn('In his first stint at OpenAI (2015-2018) Karpathy worked on generative models.')
  expect(pairsIn(finding)?.map(([, dossier]) => dossier)).not.toContain('December 2015')
})

test('a deed that the dossier has of others alone is not supported by two names', () => {
  expect(findingOn('Collins walked on the Moon.', apollo)?.verdict).toBe('unverified')
  expect(findingOn('Aldrin walked on the Moon.', apollo)?.verdict).toBe('supported')
})

test('doer and object of a near claim in each other’s place are shown to compare', () => {
  const finding = findingOn('Musk reported to Karpathy.')
  expect([finding?.verdict, finding?.compare]).toEqual(['unverified', true])
})

test('the day of another event does not hide that this one was on another day', () => {
  const finding = findingOn('Eagle lifted off from the Moon on July 20.', apollo)
  expect(pairsIn(finding)).toEqual([['July 20', '21 July 1969']])
})

test('a firm and the subject behind it are two names', () => {
  const { byName } = buildGazetteer(
    dossierOf(['At Tesla Lindqvist met Victor Renn.', 'She left the firm Tesla in 2019.']),
  )
  expect(['tesla lindqvist', 'tesla', 'lindqvist'].map((name) => byName.has(name))).toEqual([false, true, true])
})

test('where somebody asks, what surely differs is shown beside the claim as a whole, if no value of it answers', () => {
  const text = 'Karpathy taught CS231n four times before others took over.'
  const finding = findingOn(text)
  expect(pairsIn(finding)).toEqual([['four times', 'Karpathy taught cs231n twice, in Winter 2015 and Winter 2016.']])
  expect(karpathy.check({ text }).findings.map(({ compare }) => compare === true)).not.toContain(true)
})

test.each([
  'The lunar module was built for NASA.',
  'The Saturn V was built for the Apollo program.',
  'Boeing Co. Chairman William Allen watched the launch of Apollo 11.',
])('whom a thing is for, and a second doer, are not shown to compare: %s', (text) => {
  expect(findingOn(text, apollo)?.compare ?? false).toBe(false)
})
