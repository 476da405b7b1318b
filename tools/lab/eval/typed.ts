import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { dossierSchema, type Dossier } from '@/lib/dossier/format/schema'
import { findingStates, stateOf, type FindingState } from '@/lib/details/state'
import type { CheckOccasion } from '@/lib/engine'
import { readDossier } from '@/tools/lab/train/annotated-texts'
import { engineOf } from '@/tools/shared/engine-of'

/** What the dossier makes of a sentence: it has it, has something else, or has nothing on it. */
const TYPED_LABELS = ['right', 'wrong', 'open'] as const
type TypedLabel = (typeof TYPED_LABELS)[number]

/** A row is an invented dossier, or sentences on a dossier whose last sentence may get one of `states`. */
const rowSchema = z.union([
  z.object({ dossier: z.string(), subject: z.record(z.string(), z.string()), claims: z.array(z.string()) }),
  z.object({
    on: z.string(),
    kind: z.string(),
    label: z.enum(TYPED_LABELS),
    states: z.array(z.enum(findingStates)),
    sentences: z.array(z.string()),
  }),
])

export interface TypedSentence {
  dossier: Dossier
  kind: string
  label: TypedLabel
  states: readonly FindingState[]
  text: string
}

export function readTyped(): TypedSentence[] {
  const lines = readFileSync('tests/eval/typed.jsonl', 'utf8').split('\n').filter(Boolean)
  const rows = lines.map((line) => rowSchema.parse(JSON.parse(line)))
  const dossiers = new Map<string, Dossier>([
    ['karpathy', bundledDossier],
    ...['apollo-11', 'curiosity'].map((subject) => [subject, readDossier(subject)] as const),
  ])
  for (const row of rows) if ('dossier' in row) dossiers.set(row.dossier, inventedDossier(row.subject, row.claims))
  return rows.flatMap((row) => {
    if ('dossier' in row) return []
    const dossier = dossiers.get(row.on)
    if (!dossier) throw new Error(`typed.jsonl has no dossier "${row.on}"`)
    return row.sentences.map((text) => ({ ...row, dossier, text }))
  })
}

function inventedDossier(subject: Record<string, string>, claims: readonly string[]): Dossier {
  return dossierSchema.parse({
    ...{ subject, asOf: '2025-06-30', sources: [{ n: 1, title: 'The archive', tier: 1 }] },
    claims: claims.map((text, at) => ({ id: `c${at + 1}`, text, sources: [1] })),
  })
}

/** Returns the state of the last sentence of a text. */
export function typedStateOf({ dossier, text }: TypedSentence, occasion: CheckOccasion): FindingState {
  const last = engineOf(dossier).check({ text }, occasion).findings.at(-1)
  const isLast = last && last.end >= text.replace(/[.\s]+$/, '').length
  return isLast ? stateOf(last) : 'uncovered'
}

/** Prints how many of the typed sentences get each state, on a page and where somebody asks. */
export function printTyped(withErrors: boolean): void {
  const typed = readTyped()
  for (const occasion of ['along', 'asked'] as const) {
    const judged = typed.map((one) => ({ ...one, state: typedStateOf(one, occasion) }))
    for (const label of TYPED_LABELS) {
      const own = judged.filter((one) => one.label === label)
      const counts = findingStates.map((state) => `${state} ${own.filter((one) => one.state === state).length}`)
      const good = own.filter(({ states, state }) => states.includes(state)).length
      console.log(`${occasion}, ${label} ${own.length}: ${counts.join(', ')}; acceptable ${good}`)
    }
    if (!withErrors) continue
    for (const { label, kind, states, state, text } of judged)
      if (!states.includes(state)) console.log(`  ${occasion} ${state}, is ${label} (${kind}): ${text}`)
  }
}
