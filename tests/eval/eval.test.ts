import { expect, test } from 'vitest'
import { bundledDossier } from '@/lib/dossier/bundled'
import { createEngine } from '@/lib/match'
import { runArticles, runTriples } from '@/scripts/eval/run-sets'
import { THRESHOLDS } from './thresholds'

const engine = createEngine(bundledDossier)

test('published articles are hardly ever contradicted where the dossier agrees', () => {
  const score = runArticles(engine, 'articles')
  expect(score.sentences, 'the set is there').toBeGreaterThan(400)
  expect(score.falseAlarmsPer1000, alarms(score.errors)).toBeLessThanOrEqual(THRESHOLDS.falseAlarmsPer1000)
})

test('what is called contradicted is contradicted, and changed details are found', () => {
  const changed = runArticles(engine, 'changed')
  const triples = runTriples(engine)
  const { precision, got, recall } = changed.perLabel.contradicted
  const edits = triples.recall * triples.triples
  const alarmsInTriples = triples.precision > 0 ? edits / triples.precision - edits : 0
  const together = (precision * got + edits) / (got + edits + alarmsInTriples)
  expect(together, alarms([...changed.errors, ...triples.errors])).toBeGreaterThanOrEqual(THRESHOLDS.contradictedPrecision)
  expect(recall).toBeGreaterThanOrEqual(THRESHOLDS.changedRecall)
})

function alarms(errors: readonly string[]): string {
  return ['wrongly contradicted:', ...errors.filter((error) => error.includes('got contradicted'))].join('\n')
}
