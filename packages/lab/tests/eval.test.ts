import { expect, test } from 'vitest'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { createEngine } from '@/lib/engine'
import { runArticles } from '@/packages/lab/eval/run-sets'
import { isFullRun } from '@/tests/lanes'
import { falseAlarmsIn } from './false-alarms-in'
import { THRESHOLDS } from './thresholds'

/** Each twenty-fourth article, or third: two cores read them all in six minutes, and `changed.test.ts` does so in the lane `figures`. */
const EACH = isFullRun ? 3 : 24
const engine = createEngine(bundledDossier, bundledIndex)
const { subject } = bundledDossier
const articles = runArticles(engine, subject, 'articles', EACH)

test('published articles are hardly ever contradicted when the dossier agrees', () => {
  expect(articles.sentences, 'the set is there').toBeGreaterThan(1200 / EACH)
  expect(articles.falseAlarmsPer1000, falseAlarmsIn(articles.errors)).toBeLessThanOrEqual(THRESHOLDS.falseAlarmsPer1000)
})

test('enough findings name a right source', () => expect(articles.evidence).toBeGreaterThanOrEqual(THRESHOLDS.evidence))
