// @module-tag figures
import { describe, expect, test } from 'vitest'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { createEngine } from '@/lib/engine'
import { ratio } from '@/packages/lab/eval/labels'
import { contradictedIn } from '@/packages/lab/eval/print'
import { runArticles, runChanged, runTriples } from '@/packages/lab/eval/run-sets'
import { falseAlarmsIn } from './false-alarms-in'
import { THRESHOLDS } from './thresholds'

const engine = createEngine(bundledDossier, bundledIndex)
const { subject } = bundledDossier
const articles = runArticles(engine, subject)
const changed = runChanged(engine, subject)
const triples = runTriples(engine, subject)

test('the precision of “contradicted” over all sets reaches its threshold', () => {
  const { right, called } = contradictedIn({ articles, changed, triples })
  const errors = [...articles.errors, ...changed.errors, ...triples.errors]
  expect(called, 'an engine that says nothing is never wrong').toBeGreaterThan(0)
  expect(ratio(right, called), falseAlarmsIn(errors)).toBeGreaterThanOrEqual(THRESHOLDS.contradictedPrecision)
})

test('published articles are hardly ever contradicted when the dossier agrees', () => {
  expect(articles.falseAlarmsPer1000, falseAlarmsIn(articles.errors)).toBeLessThanOrEqual(THRESHOLDS.falseAlarmsPer1000)
})

test('enough changed details are found', () => {
  expect(changed.contradicted.recall).toBeGreaterThanOrEqual(THRESHOLDS.changedRecall)
})

test('enough changed details are found in the first pages of the set', () => {
  const first = runChanged(engine, subject, (id) => /^[AK]/.test(id))
  expect(first.contradicted.recall).toBeGreaterThanOrEqual(THRESHOLDS.firstChangedRecall)
})

describe('details of changed articles', () => {
  const { all, right, supported, values } = changed

  test('are rarely wrong in a sentence that is called supported without a warning', () => {
    expect(all.n, 'the details are there').toBeGreaterThan(60)
    expect(ratio(all.blessed, all.n)).toBeLessThanOrEqual(THRESHOLDS.changedBlessed)
  })

  test('are found when they are wrong', () => {
    expect(ratio(all.caught, all.n)).toBeGreaterThanOrEqual(THRESHOLDS.changedCaught)
  })

  test('agree in right sentences, which are called supported', () => {
    expect(supported.f1).toBeGreaterThanOrEqual(THRESHOLDS.changedSupportedF1)
    expect(right.agree).toBeGreaterThanOrEqual(THRESHOLDS.changedAgree)
  })

  test('cover the numbers and names of supported sentences', () => {
    expect(values.held).toBeGreaterThanOrEqual(THRESHOLDS.changedHeld)
  })
})
