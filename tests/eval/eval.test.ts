import { describe, expect, test } from 'vitest'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { createEngine } from '@/lib/engine'
import { contradictedIn } from '@/tools/lab/eval/print'
import type { ScoredError } from '@/tools/lab/eval/errors'
import { ratio } from '@/tools/lab/eval/labels'
import { runArticles, runChangedDetails, runTripleDetails, runTriples } from '@/tools/lab/eval/run-sets'
import { THRESHOLDS } from './thresholds'

const engine = createEngine(bundledDossier, bundledIndex)
const articles = runArticles(engine, 'articles')
const changed = runArticles(engine, 'changed')
const triples = runTriples(engine)

test('published articles are hardly ever contradicted when the dossier agrees', () => {
  expect(articles.sentences, 'the set is there').toBeGreaterThan(400)
  expect(articles.falseAlarmsPer1000, alarms(articles.errors)).toBeLessThanOrEqual(THRESHOLDS.falseAlarmsPer1000)
})

test('the precision of “contradicted” over all sets reaches its threshold', () => {
  const { right, called } = contradictedIn({ articles, changed, triples })
  const errors = [...articles.errors, ...changed.errors, ...triples.errors]
  expect(called, 'an engine that says nothing is never wrong').toBeGreaterThan(0)
  expect(ratio(right, called), alarms(errors)).toBeGreaterThanOrEqual(THRESHOLDS.contradictedPrecision)
})

test('enough changed details are found', () => {
  expect(changed.perLabel.contradicted.recall).toBeGreaterThanOrEqual(THRESHOLDS.changedRecall)
})

test('enough changed details are found in single sentences', () => {
  expect(triples.recall).toBeGreaterThanOrEqual(THRESHOLDS.tripleRecall)
})

test('enough findings name a right source', () => {
  expect(articles.evidence).toBeGreaterThanOrEqual(THRESHOLDS.evidence)
})

test('enough changed details are found in the first pages of the set', () => {
  const first = runArticles(engine, 'changed', (id) => /^[AK]/.test(id))
  expect(first.perLabel.contradicted.recall).toBeGreaterThanOrEqual(THRESHOLDS.firstChangedRecall)
})

describe('single details', () => {
  const ofChanged = runChangedDetails(engine, bundledDossier.subject)
  const ofTriples = runTripleDetails(engine, bundledDossier.subject)

  test('are rarely wrong in a sentence that is called supported without a warning', () => {
    expect(ofChanged.all.n, 'the details are there').toBeGreaterThan(60)
    expect(ratio(ofChanged.all.blessed, ofChanged.all.n)).toBeLessThanOrEqual(THRESHOLDS.changedBlessed)
    expect(ratio(ofTriples.all.blessed, ofTriples.all.n)).toBeLessThanOrEqual(THRESHOLDS.tripleBlessed)
  })

  test('are found when they are wrong', () => {
    expect(ratio(ofChanged.all.caught, ofChanged.all.n)).toBeGreaterThanOrEqual(THRESHOLDS.changedCaught)
    expect(ratio(ofTriples.all.caught, ofTriples.all.n)).toBeGreaterThanOrEqual(THRESHOLDS.tripleCaught)
  })

  test('agree in right sentences, which are called supported', () => {
    expect(ofChanged.supported.f1).toBeGreaterThanOrEqual(THRESHOLDS.changedSupportedF1)
    expect(ofTriples.supported.f1).toBeGreaterThanOrEqual(THRESHOLDS.tripleSupportedF1)
    expect(ofChanged.right.agree).toBeGreaterThanOrEqual(THRESHOLDS.changedAgree)
    expect(ofTriples.right.agree).toBeGreaterThanOrEqual(THRESHOLDS.tripleAgree)
  })

  test('cover the numbers and names of supported sentences', () => {
    expect(ofChanged.values.held).toBeGreaterThanOrEqual(THRESHOLDS.changedHeld)
    expect(ofTriples.values.held).toBeGreaterThanOrEqual(THRESHOLDS.tripleHeld)
  })
})

function alarms(errors: readonly ScoredError[]): string {
  const lines = errors.filter(({ cause }) => cause === 'false alarm').map(({ line }) => line)
  return ['wrongly contradicted:', ...lines].join('\n')
}
