import { expect, test } from 'vitest'
import { checkTogether } from '@/lib/check/check-together'
import { stateOf } from '@/lib/details/state'
import { createEngine } from '@/lib/engine'
import { pairOnSameEvent } from '@/lib/engine/judge/same-event'
import { createArticleScorer } from '@/lib/engine/score-article'
import { runAtOnce } from '@/lib/text/run-in-slices'
import { incomingDossier } from '../../dossiers/fixtures'

const { dossier, index } = incomingDossier({
  name: 'SS Northern Queen',
  kind: 'product',
  claims: [
    'SS Northern Queen was an iron steamship of the Dovre Line.',
    'The ship was launched on 12 April 1874 after two failed attempts.',
    'The launch cost £80,000, almost as much as the hull.',
    'The Northern Queen was sold at auction in 1898 and was broken up by 200 men.',
  ].map((text, at) => ({ id: `c${at}`, text, sources: [1] })),
})
const scorer = createArticleScorer(dossier, index)
const engines = [{ dossier: null, engine: createEngine(dossier, index) }]

const otherValueOf = (text: string): string | undefined =>
  [...scorer.scoreArticle({ text })].flatMap((scored) => pairOnSameEvent(scored, scorer.context) ?? [])[0]?.differing
    ?.value.text

test('an event is seen by the auxiliary before a word that alone is no verb', () => {
  const { dossier: evidence, index: places } = incomingDossier({
    name: 'SS Northern Queen',
    kind: 'product',
    claims: [
      'SS Northern Queen was an iron steamship of the Dovre Line.',
      'The ship was sunk on 12 April 1874 after two failed attempts.',
    ].map((text, at) => ({ id: `c${at}`, text, sources: [1] })),
  })
  const { findings } = createEngine(evidence, places).check({ text: 'The Northern Queen was sunk in 1886.' }, 'asked')
  expect(findings.map(stateOf)).toEqual(['contradicted'])
  const own = createArticleScorer(evidence, places)
  const scored = [...own.scoreArticle({ text: 'The Northern Queen was sunk in 1886.' })]
  expect(scored.map((one) => pairOnSameEvent(one, own.context)?.differing?.value.text)).toEqual(['12 April 1874'])
})

test.each([
  ['a year against a date', 'The Northern Queen was launched in 1886.', '12 April 1874'],
  ['a year that has the date', 'The Northern Queen was launched in 1874.', undefined],
  ['another verb', 'The Northern Queen was repaired in 1886.', undefined],
  ['another object', 'The Northern Queen launched her boats in 1886.', undefined],
  ['two dates', 'The Northern Queen was launched in 1886 and sold in 1898.', undefined],
])('a value is beside the only one of its event: %s', (_, text, value) => expect(otherValueOf(text)).toBe(value))

test.each([
  'The Northern Queen was launched in 1886.',
  'The launch alone cost 110,000 pounds.',
  'The Northern Queen was broken up by 300 men.',
])('a sentence that differs from its event is contradicted where somebody asks: %s', (text) => {
  expect(runAtOnce(checkTogether(engines, { text }, 'asked')).findings.map(stateOf)).toEqual(['contradicted'])
})

test.each([
  'The Northern Queen was launched in 1874.',
  'The ship was launched in the spring of 1874.',
  'The Northern Queen was broken up by about 200 men.',
  'The Northern Queen was repaired in 1886.',
  'The Northern Queen sailed to Boston in 1881.',
])('a sentence that agrees with its event, or is on another, is not: %s', (text) => {
  expect(runAtOnce(checkTogether(engines, { text }, 'asked')).findings.map(stateOf)).not.toContain('contradicted')
})
