import { expect, test } from 'vitest'
import { bundledDossier } from '@/lib/dossier/bundled'
import { createEngine } from '@/lib/match'
import { contradictedIn } from '@/scripts/eval/figures'
import { ratio } from '@/scripts/eval/labels'
import { runArticles, runTriples } from '@/scripts/eval/run-sets'
import { THRESHOLDS } from './thresholds'

const engine = createEngine(bundledDossier)
const articles = runArticles(engine, 'articles')
const changed = runArticles(engine, 'changed')
const triples = runTriples(engine)

test('published articles are hardly ever contradicted where the dossier agrees', () => {
  expect(articles.sentences, 'the set is there').toBeGreaterThan(400)
  expect(articles.falseAlarmsPer1000, alarms(articles.errors)).toBeLessThanOrEqual(THRESHOLDS.falseAlarmsPer1000)
})

test('what is called contradicted is contradicted, over all sets together', () => {
  const { right, called } = contradictedIn({ articles, changed, triples })
  const errors = [...articles.errors, ...changed.errors, ...triples.errors]
  expect(called, 'an engine that says nothing is never wrong').toBeGreaterThan(0)
  expect(ratio(right, called), alarms(errors)).toBeGreaterThanOrEqual(THRESHOLDS.contradictedPrecision)
})

test('changed details are found', () => {
  expect(changed.perLabel.contradicted.recall).toBeGreaterThanOrEqual(THRESHOLDS.changedRecall)
})

test('so are those that stand alone', () => {
  expect(triples.recall).toBeGreaterThanOrEqual(THRESHOLDS.tripleRecall)
})

test('what is shown carries its evidence', () => {
  expect(articles.evidence).toBeGreaterThanOrEqual(THRESHOLDS.evidence)
})

test('and no fewer of those in the pages that came first', () => {
  const first = runArticles(engine, 'changed', (id) => /^[AK]/.test(id))
  expect(first.perLabel.contradicted.recall).toBeGreaterThanOrEqual(THRESHOLDS.firstChangedRecall)
})

function alarms(errors: readonly string[]): string {
  return ['wrongly contradicted:', ...errors.filter((error) => error.includes('got contradicted'))].join('\n')
}
