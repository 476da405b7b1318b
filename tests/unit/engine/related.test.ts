import { expect, test } from 'vitest'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { createEngine } from '@/lib/engine'
import { dossierOf, findingsIn } from './invented'

const claims = [
  'Nora Lindqvist joined Halden Labs in May 2015 as a research scientist.',
  'Nora Lindqvist coined the term “slow compiling” in February 2025.',
]

test('a sentence without a verdict has the claims on the same thing', () => {
  const [finding] = findingsIn('The term slow compiling makes Nora Lindqvist laugh.', claims)
  expect(finding).toMatchObject({ verdict: 'unverified', claims: [], related: ['c2'] })
})

test('a sentence with a verdict, or far from all claims, has no related claims', () => {
  const findings = findingsIn('Nora Lindqvist joined Halden Labs in 2015. Her goats eat ferns.', claims)
  expect(findings.map(({ verdict, related }) => [verdict, related])).toEqual([
    ['supported', undefined],
    ['unverified', undefined],
  ])
})

test('a sentence that the dossier may cover is not said to be uncovered', () => {
  const findings = findingsIn('Nora Lindqvist spoke about slow compiling at length.', claims)
  expect(findings.map(({ verdict, related }) => [verdict, related])).toEqual([['unverified', ['c2']]])
})

test('a statement on which the dossier has nothing gets no claim, also where somebody asks', () => {
  const statement = 'She likes research on goats.'
  expect(findingsIn(statement, claims)[0]?.related ?? []).toEqual([])
  const [asked] = createEngine(dossierOf(claims)).check({ text: statement }, 'asked').findings
  expect(asked?.related ?? []).toEqual([])
})

test('whoever asks gets no claim that only shares a word with the statement', () => {
  const engine = createEngine(bundledDossier, bundledIndex)
  const { findings } = engine.check({ text: 'Karpathy keeps cats in his office.' }, 'asked')
  expect(findings.map(({ verdict, related }) => [verdict, related])).toEqual([['unverified', undefined]])
})
