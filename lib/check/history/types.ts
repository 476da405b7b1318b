import { z } from 'zod'
import { isRecord } from '@/lib/schema/is-record'
import { countedStates, type CountedState } from '@/lib/details/state'
import { findingStates, type FindingState } from '@/lib/schema/outcomes'

const countSchema = z.int().nonnegative()
const stateSchema = z.preprocess((stored) => FORMER_STATES[String(stored)] ?? stored, z.enum(findingStates))
const countsSchema = z.preprocess(withFormerCounts, z.record(z.enum(countedStates), countSchema))
const changesSchema = z.object({
  since: z.iso.datetime(),
  before: countsSchema,
  /** Number of sentences whose verdict differs from the previous check. */
  changed: countSchema,
  /** Number of sentences with a finding now and none at the previous check. */
  added: countSchema,
  /** Number of sentences with a finding at the previous check and none now. */
  gone: countSchema,
  /** Contradicted sentences of the previous check, and how many of them are no longer on the page; absent if unknown. */
  contradicted: z.object({ of: countSchema, changed: countSchema }).optional(),
  /** Another dossier, or another version of it, was used. */
  isOtherDossier: z.boolean(),
})

/** One checked page or text, as the list of checked pages and texts shows it. The text itself is not stored. */
export const checkedItemSchema = z.object({
  /** The kind, and the page's key or the name of the own text: a second check of the same text replaces the first. */
  id: z.string().min(1),
  kind: z.enum(['page', 'file', 'pasted']),
  title: z.string(),
  /** Address of the page; null for own texts. */
  address: z.string().nullable(),
  checkedAt: z.iso.datetime(),
  sentences: countSchema,
  counts: countsSchema,
  /** Name and version of the (first) dossier that the text was compared with. */
  dossier: z.string(),
  /** For each finding, the hash of its sentence and its state. The words cannot be restored from the hash. */
  verdicts: z.array(z.tuple([countSchema, stateSchema])),
  changes: changesSchema.nullable(),
})

export type CheckedItem = z.infer<typeof checkedItemSchema>
export type CheckChanges = z.infer<typeof changesSchema>
export type VerdictCounts = Record<CountedState, number>

export interface FinishedCheck extends Pick<CheckedItem, 'kind' | 'title' | 'address' | 'sentences' | 'dossier'> {
  /** The page's key, or the name of an own text. */
  key: string
  findings: readonly { quote: string; state: CountedState }[]
  /** All sentences of the text, also those without a finding. */
  present?: readonly string[]
}

/** Maps the states of version 0.1, which had five, to those of today. */
const FORMER_STATES: Readonly<Record<string, FindingState>> = {
  disputed: 'look',
  check: 'look',
  unverified: 'uncovered',
}

/** Zero for each state, also for one that a stored item does not have yet. */
export const noFindings = (): VerdictCounts =>
  Object.fromEntries(countedStates.map((state) => [state, 0])) as VerdictCounts

function withFormerCounts(stored: unknown): unknown {
  if (!isRecord(stored)) return stored
  if ('look' in stored) return { ...noFindings(), ...stored }
  const { disputed, check = 0, unverified, ...rest } = stored
  return { ...noFindings(), ...rest, look: Number(disputed) + Number(check), uncovered: unverified }
}
