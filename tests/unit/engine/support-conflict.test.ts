import { expect, test } from 'vitest'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { createEngine } from '@/lib/engine'
import { readDossier } from '@/tools/lab/train/annotated-texts'

const bundled = createEngine(bundledDossier, bundledIndex)

test.each([
  ['In October 2024 Keller Jordan praised Karpathy for the benchmark.', 'Karpathy publicly praised Keller Jordan'],
  [
    "Karpathy supervised Fei-Fei Li's doctorate.",
    "Fei-Fei Li of the Stanford Vision Lab was Karpathy's primary PhD advisor.",
  ],
])('a sentence that exchanges who did what is shown to compare, not as supported: %s', (text, value) => {
  expect(comparedIn(text)).toEqual([value])
})

test('an opposite verb with the object of a claim is shown to compare, though name and year are the claim’s', () => {
  expect(comparedIn('Karpathy rejoined Tesla in 2023.')).toEqual(['he had left Tesla'])
})

test('the date of another event is shown beside the date of the event that the sentence names', () => {
  const { findings } = createEngine(readDossier('curiosity')).check(
    { text: 'Curiosity landed on 22 August 2012.' },
    'asked',
  )
  expect(findings.map(({ verdict, compare }) => [verdict, compare])).toEqual([['unverified', true]])
  expect(findings[0]?.details.map(({ article, dossier }) => [article, dossier])).toEqual([
    ['22 August 2012', '6 August 2012'],
  ])
})

test.each([
  ['Karpathy did not coin the term vibe coding.', 'Karpathy coined the term "vibe coding"'],
  ['Karpathy did not found Eureka Labs.', 'Karpathy is the founder of Eureka Labs'],
  ['Karpathy did not attend the University of Toronto.', "Karpathy took his bachelor's degree at the University of"],
  ['Karpathy did not return to OpenAI in 2023.', 'Karpathy returned to OpenAI in 2023, after he had left Tesla.'],
])('a denial of what a claim states is shown to compare with the claim: %s', (text, claim) => {
  expect(comparedIn(text)).toEqual([expect.stringContaining(claim)])
})

test.each([
  'Karpathy did not only coin the term vibe coding.',
  'Karpathy is not the director of AI at Tesla.',
  'Did Karpathy not coin the term vibe coding?',
  'Karpathy did not leave Tesla in July 2021.',
  'Karpathy did not return to Tesla.',
  'Karpathy did not stay at OpenAI after 2024.',
  'Karpathy never worked for Google.',
])('a sentence that only looks like a denial is not compared: %s', (text) => {
  expect(comparedIn(text)).toEqual([])
})

test('a statement whose only detail is a term is supported where one claim has all its words', () => {
  const { findings } = bundled.check({ text: 'Karpathy coined the term vibe coding.' }, 'asked')
  expect(findings.map(({ verdict, partial }) => [verdict, partial])).toEqual([['supported', false]])
})

test('the firm that somebody left is not compared with the one that they left another firm for', () => {
  const { findings } = bundled.check({ text: 'Karpathy left Stanford for OpenAI.' }, 'asked')
  expect(findings.map(({ verdict, compare }) => [verdict, compare])).toEqual([['unverified', undefined]])
})

/** Returns the dossier's values that are shown to compare, as where somebody asks. */
function comparedIn(text: string): string[] {
  return bundled
    .check({ text }, 'asked')
    .findings.filter(({ verdict, compare }) => verdict === 'unverified' && compare)
    .flatMap(({ details }) => details.flatMap(({ dossier }) => dossier ?? []))
}

test('a name is not set beside a value that plays another part in its claim', () => {
  expect(comparedIn('Autonomy Day was held in Palo Alto on April 22, 2019.')).toEqual([])
})

test.each([
  ['micrograd has about 100 lines of code.', false],
  ['The autograd engine of micrograd has about 100 lines.', true],
  ['micrograd has about 150 lines of code.', true],
])('the number of a part agrees only where the sentence names the part: %s', (text, agrees) => {
  const { findings } = bundled.check({ text }, 'asked')
  const numbers = findings.flatMap(({ details }) => details.filter(({ article }) => /1[05]0/.test(article)))
  expect(numbers.some(({ verdict }) => verdict === 'agrees')).toBe(agrees)
})

test('of two figures of a claim, a wrong one is set beside that of the thing which the sentence names', () => {
  const { findings } = bundled.check(
    { text: 'Karpathy competed with a network. The network, GoogLeNet, was wrong about 9.8 percent.' },
    'asked',
  )
  const figures = findings.flatMap(({ details }) => details.filter(({ article }) => article === '9.8 percent'))
  expect(figures.map(({ dossier }) => dossier)).toEqual(['6.8%'])
})

test('a date is not compared with another event where a claim has its own clause', () => {
  expect(comparedIn('He left Tesla in July 2022, after five years.')).toEqual([])
  expect(comparedIn('Karpathy left Tesla in July 2022, after five years.')).toEqual([])
})

test('a role that the claim has is not called "not found"', () => {
  const { findings } = bundled.check({ text: 'His advisor was Fei-Fei Li.' }, 'asked')
  expect(findings.map(({ verdict, partial }) => [verdict, partial])).toEqual([['supported', false]])
})
