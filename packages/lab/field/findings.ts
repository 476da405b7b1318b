import { readFileSync, writeFileSync } from 'node:fs'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { parseDossierText } from '@/lib/dossier/format/load'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { createEngine, type Engine } from '@/lib/engine'
import type { FieldMark, FieldText } from './texts'

// The measured process of packages/lab/field.ts: `node findings.mjs TEXTS OUT`, in the root of the measured revision, which may be an
// older one. Nothing but what revisions have in common is imported here.

const [given = '', out = ''] = process.argv.slice(2)
const { dossiers, texts } = JSON.parse(readFileSync(given, 'utf8')) as { dossiers: string[]; texts: FieldText[] }
const engines = new Map<string | null, Engine>()

function engineOf(at: number | null): Engine {
  const key = at === null ? null : (dossiers[at] ?? '')
  const engine = engines.get(key) ?? openEngine(key)
  engines.set(key, engine)
  return engine
}

function openEngine(text: string | null): Engine {
  if (text === null) return createEngine(bundledDossier, bundledIndex)
  const read = parseDossierText(text)
  if (!read.ok) throw new Error('A dossier of the sets cannot be read.')
  return createEngine(read.dossier)
}

const stateOf = (verdict: string, partial: boolean): string =>
  verdict === 'supported' && partial ? 'in part' : verdict

const marks = texts.map(({ dossier, article, occasion }): FieldMark[] =>
  engineOf(dossier)
    .check(article, occasion)
    .findings.map(({ start, end, quote, verdict, partial, compare, details }) => ({
      start,
      end,
      quote,
      state: compare === true ? 'look' : stateOf(verdict, partial),
      values: details
        .filter(({ dossier, verdict }) => dossier !== null && verdict !== 'agrees')
        .map(({ article, dossier }) => `${article} / ${dossier}`),
    })),
)
writeFileSync(out, JSON.stringify(marks))
