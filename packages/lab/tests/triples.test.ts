// @module-tag figures
import { expect, test } from 'vitest'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { createEngine } from '@/lib/engine'
import { ratio } from '@/packages/lab/eval/labels'
import { runTriples } from '@/packages/lab/eval/run-sets'
import { isFullRun } from '@/tests/lanes'
import { THRESHOLDS } from './thresholds'

/** All triples in a full run, otherwise each second one. */
const EACH = isFullRun ? 1 : 2
const engine = createEngine(bundledDossier, bundledIndex)
const { all, contradicted, right, supported, values } = runTriples(engine, bundledDossier.subject, undefined, EACH)

test('details of single sentences are rarely wrong in a sentence that is called supported without a warning', () => {
  expect(all.n, 'the details are there').toBeGreaterThan(60 / EACH)
  expect(ratio(all.blessed, all.n)).toBeLessThanOrEqual(THRESHOLDS.tripleBlessed)
})

test('details of single sentences are found when they are wrong', () => {
  expect(ratio(all.caught, all.n)).toBeGreaterThanOrEqual(THRESHOLDS.tripleCaught)
  expect(contradicted.recall).toBeGreaterThanOrEqual(THRESHOLDS.tripleRecall)
})

test('details of single sentences agree in right sentences, which are called supported', () => {
  expect(supported.f1).toBeGreaterThanOrEqual(THRESHOLDS.tripleSupportedF1)
  expect(right.agree).toBeGreaterThanOrEqual(THRESHOLDS.tripleAgree)
})

test('details of single sentences cover the numbers and names of supported sentences', () => {
  expect(values.held).toBeGreaterThanOrEqual(THRESHOLDS.tripleHeld)
})
