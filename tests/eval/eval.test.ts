import { describe, expect, test } from 'vitest'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { createEngine } from '@/lib/engine'
import { ratio } from '@/tools/lab/eval/labels'
import { runArticles, runTriples } from '@/tools/lab/eval/run-sets'
import { falseAlarmsIn } from './false-alarms-in'
import { THRESHOLDS } from './thresholds'

// Published articles and single sentences. `changed.test.ts` has the changed articles, and the precision over all sets.
const engine = createEngine(bundledDossier, bundledIndex)
const { subject } = bundledDossier
const articles = runArticles(engine, subject)

test('published articles are hardly ever contradicted when the dossier agrees', () => {
  expect(articles.sentences, 'the set is there').toBeGreaterThan(400)
  expect(articles.falseAlarmsPer1000, falseAlarmsIn(articles.errors)).toBeLessThanOrEqual(THRESHOLDS.falseAlarmsPer1000)
})

test('enough findings name a right source', () => {
  expect(articles.evidence).toBeGreaterThanOrEqual(THRESHOLDS.evidence)
})

describe('details of single sentences', () => {
  const { all, contradicted, right, supported, values } = runTriples(engine, subject)

  test('are rarely wrong in a sentence that is called supported without a warning', () => {
    expect(all.n, 'the details are there').toBeGreaterThan(60)
    expect(ratio(all.blessed, all.n)).toBeLessThanOrEqual(THRESHOLDS.tripleBlessed)
  })

  test('are found when they are wrong', () => {
    expect(ratio(all.caught, all.n)).toBeGreaterThanOrEqual(THRESHOLDS.tripleCaught)
    expect(contradicted.recall).toBeGreaterThanOrEqual(THRESHOLDS.tripleRecall)
  })

  test('agree in right sentences, which are called supported', () => {
    expect(supported.f1).toBeGreaterThanOrEqual(THRESHOLDS.tripleSupportedF1)
    expect(right.agree).toBeGreaterThanOrEqual(THRESHOLDS.tripleAgree)
  })

  test('cover the numbers and names of supported sentences', () => {
    expect(values.held).toBeGreaterThanOrEqual(THRESHOLDS.tripleHeld)
  })
})
