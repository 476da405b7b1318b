// @module-tag figures
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseDossierText } from '@/lib/dossier/format/load'
import { createEngine } from '@/lib/engine'
import { ratio } from '@/packages/lab/eval/labels'
import { runArticles, runTriples } from '@/packages/lab/eval/run-sets'

// A subject without training texts and a dossier of plain sentences, like the dossiers that users add.
const folder = 'other/hassabis'
const parsed = parseDossierText(readFileSync(`tests/eval/${folder}/dossier.json`, 'utf8'))
if (!parsed.ok) throw new Error(parsed.reason)
const engine = createEngine(parsed.dossier)
const { subject } = parsed.dossier
const edits = runTriples(engine, subject, `${folder}/edits.jsonl`)

test('on another subject “contradicted” is nearly always right', () => {
  const alarms = [
    ...runArticles(engine, subject, `${folder}/articles`).errors,
    ...runArticles(engine, subject, `${folder}/changed`).errors,
    ...edits.errors,
  ].filter(({ cause }) => cause === 'false alarm')
  expect(alarms.length, alarms.map(({ line }) => line).join('\n')).toBeLessThanOrEqual(6)
})

test('on another subject most sentences that its dossier covers are recognised', () => {
  expect(ratio(edits.supported.right, edits.supported.gold)).toBeGreaterThanOrEqual(0.65)
})
