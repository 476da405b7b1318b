import { describe, expect, test } from 'vitest'
import { bundledDossier } from '@/lib/dossier/bundled'
import { bundledIndex } from '@/lib/dossiers/bundled-index'
import { createEngine } from '@/lib/engine'
import { contradictedIn } from '@/scripts/eval/figures'
import type { ScoredError } from '@/scripts/eval/errors'
import { ratio } from '@/scripts/eval/labels'
import { runArticles, runChangedDetails, runTripleDetails, runTriples } from '@/scripts/eval/run-sets'
import { THRESHOLDS } from './thresholds'

const engine = createEngine(bundledDossier, bundledIndex)
const articles = runArticles(engine, 'articles')
const changed = runArticles(engine, 'changed')
const triples = runTriples(engine)

test('published articles are hardly ever contradicted where the dossier agrees', () => {
  expect(articles.sentences, 'the set is there').toBeGreaterThan(400)
  expect(articles.falseAlarmsPer1000, alarms(articles.errors)).toBeLessThanOrEqual(THRESHOLDS.falseAlarmsPer1000)
})

test('the precision of “contradicted” holds over all sets together', () => {
  const { right, called } = contradictedIn({ articles, changed, triples })
  const errors = [...articles.errors, ...changed.errors, ...triples.errors]
  expect(called, 'an engine that says nothing is never wrong').toBeGreaterThan(0)
  expect(ratio(right, called), alarms(errors)).toBeGreaterThanOrEqual(THRESHOLDS.contradictedPrecision)
})

test('changed details are found', () => {
  expect(changed.perLabel.contradicted.recall).toBeGreaterThanOrEqual(THRESHOLDS.changedRecall)
})

test('changed details are found in sentences that stand alone', () => {
  expect(triples.recall).toBeGreaterThanOrEqual(THRESHOLDS.tripleRecall)
})

test('findings have evidence', () => {
  expect(articles.evidence).toBeGreaterThanOrEqual(THRESHOLDS.evidence)
})

test('changed details are found in the pages that came first, too', () => {
  const first = runArticles(engine, 'changed', (id) => /^[AK]/.test(id))
  expect(first.perLabel.contradicted.recall).toBeGreaterThanOrEqual(THRESHOLDS.firstChangedRecall)
})

describe('single details', () => {
  const ofChanged = runChangedDetails(engine, bundledDossier.subject)
  const ofTriples = runTripleDetails(engine, bundledDossier.subject)

  test('wrong details seldom stand in a sentence that is called right', () => {
    expect(ofChanged.all.n, 'the details are there').toBeGreaterThan(60)
    expect(ratio(ofChanged.all.blessed, ofChanged.all.n)).toBeLessThanOrEqual(THRESHOLDS.changedBlessed)
    expect(ratio(ofTriples.all.blessed, ofTriples.all.n)).toBeLessThanOrEqual(THRESHOLDS.tripleBlessed)
  })

  test('wrong details are found', () => {
    expect(ratio(ofChanged.all.caught, ofChanged.all.n)).toBeGreaterThanOrEqual(THRESHOLDS.changedCaught)
    expect(ratio(ofTriples.all.caught, ofTriples.all.n)).toBeGreaterThanOrEqual(THRESHOLDS.tripleCaught)
  })

  test('right sentences are called supported, and their details agree', () => {
    expect(ofChanged.supported.f1).toBeGreaterThanOrEqual(THRESHOLDS.changedSupportedF1)
    expect(ofTriples.supported.f1).toBeGreaterThanOrEqual(THRESHOLDS.tripleSupportedF1)
    expect(ofChanged.right.agree).toBeGreaterThanOrEqual(THRESHOLDS.changedAgree)
    expect(ofTriples.right.agree).toBeGreaterThanOrEqual(THRESHOLDS.tripleAgree)
  })

  test('the numbers and names of supported sentences lie in details', () => {
    expect(ofChanged.values.held).toBeGreaterThanOrEqual(THRESHOLDS.changedHeld)
    expect(ofTriples.values.held).toBeGreaterThanOrEqual(THRESHOLDS.tripleHeld)
  })
})

function alarms(errors: readonly ScoredError[]): string {
  const lines = errors.filter(({ cause }) => cause === 'false alarm').map(({ line }) => line)
  return ['wrongly contradicted:', ...lines].join('\n')
}
