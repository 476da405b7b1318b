import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { dossierSchema, type Dossier } from '@/lib/dossier/format/schema'
import { sentencesOf } from '@/lib/text/sentences'
import { readDossier } from '@/packages/lab/train/annotated-texts'
import type { LabelledText } from './labels'

/** A row is an invented dossier, or sentences with what a dossier makes of the last one: it has it, something else, or nothing. */
const rowSchema = z.union([
  z.object({ dossier: z.string(), subject: z.record(z.string(), z.string()), claims: z.array(z.string()) }),
  z.object({
    on: z.string(),
    kind: z.string(),
    label: z.enum(['right', 'wrong', 'open']),
    sentences: z.array(z.string()),
  }),
])

/** Returns the short sentences of `tests/eval/typed.jsonl` with their labels. */
export function typedTexts(): LabelledText[] {
  const lines = readFileSync('tests/eval/typed.jsonl', 'utf8').split('\n').filter(Boolean)
  const rows = lines.map((line) => rowSchema.parse(JSON.parse(line)))
  const dossiers = new Map<string, Dossier>([
    ['karpathy', bundledDossier],
    ['apollo-11', readDossier('apollo-11')],
    ['curiosity', readDossier('curiosity')],
  ])
  for (const row of rows) if ('dossier' in row) dossiers.set(row.dossier, inventedDossier(row.subject, row.claims))
  return rows.flatMap((row) => {
    if ('dossier' in row) return []
    const dossier = dossiers.get(row.on)
    if (!dossier) throw new Error(`typed.jsonl has no dossier "${row.on}"`)
    const label = LABEL_OF[row.label]
    return row.sentences.map((text) => {
      const [{ start, end } = { start: 0, end: text.length }] = sentencesOf(text).slice(-1)
      return { dossier, article: { text }, sentences: [{ start, end, label }] }
    })
  })
}
const LABEL_OF = { right: 'supported', wrong: 'contradicted', open: 'unverified' } as const

const limitsSchema = z.array(z.object({ claims: z.array(z.string()), wronglyContradicted: z.array(z.string()) }))

/** Returns short sentences that the engine is known to contradict wrongly, each beside its claims. */
export function limitTexts(): LabelledText[] {
  return limitsSchema
    .parse(JSON.parse(readFileSync('tests/eval/limits.json', 'utf8')))
    .flatMap(({ claims, wronglyContradicted }) => {
      const dossier = inventedDossier({ name: 'Nora Lindqvist', pronoun: 'she' }, claims)
      return wronglyContradicted.map((text) => ({
        dossier,
        article: { text },
        sentences: [{ start: 0, end: text.length, label: 'unverified' as const }],
      }))
    })
}

function inventedDossier(subject: Record<string, string>, claims: readonly string[]): Dossier {
  return dossierSchema.parse({
    subject,
    asOf: '2025-06-30',
    sources: [{ n: 1, title: 'The archive', tier: 1 }],
    claims: claims.map((text, at) => ({ id: `c${at + 1}`, text, sources: [1] })),
  })
}
