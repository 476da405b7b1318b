import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseDossierText } from '@/lib/dossier/format/load'
import { createEngine } from '@/lib/engine'
import { runArticles, runTriples } from '@/tools/lab/eval/run-sets'

// A subject without training texts and a dossier of plain sentences, like the dossiers that users add.
const folder = 'other/hassabis'
const parsed = parseDossierText(readFileSync(`tests/eval/${folder}/dossier.json`, 'utf8'))
if (!parsed.ok) throw new Error(parsed.reason)
const engine = createEngine(parsed.dossier)

test('on another subject “contradicted” is nearly always right', () => {
  const alarms = [
    ...runArticles(engine, `${folder}/articles`).errors,
    ...runArticles(engine, `${folder}/changed`).errors,
    ...runTriples(engine, `${folder}/edits.jsonl`).errors,
  ].filter(({ cause }) => cause === 'false alarm')
  expect(alarms.length, alarms.map(({ line }) => line).join('\n')).toBeLessThanOrEqual(6)
})

test('on another subject most sentences that its dossier covers are recognised', () => {
  expect(runTriples(engine, `${folder}/edits.jsonl`).coverage).toBeGreaterThanOrEqual(0.65)
})
