import { z } from 'zod'
import { isRecord } from '@/lib/schema/is-record'
import { findingStates, type FindingState } from '@/lib/schema/verdicts'

const count = z.int().nonnegative()
const state = z.preprocess((stored) => FORMER_STATES[String(stored)] ?? stored, z.enum(findingStates))
const counts = z.preprocess(
  withFormerCounts,
  z.object({ contradicted: count, look: count, supported: count, uncovered: count }),
)
const changesSchema = z.object({
  /** ISO time of the check before. */
  since: z.iso.datetime(),
  before: counts,
  /** Sentences with another verdict than before. */
  changed: count,
  /** Sentences with a finding that had none, or were not there. */
  added: count,
  /** Sentences with a finding before that have none now, or are gone. */
  gone: count,
  /** Another dossier, or another version of it, was used. */
  isOtherDossier: z.boolean(),
})

/** One checked page or text, as the list of checked pages and texts shows it. The text itself is not stored. */
export const checkedItemSchema = z.object({
  /** The page's key, or made from the name of an own text: a second check of it replaces the first. */
  id: z.string().min(1),
  kind: z.enum(['page', 'file', 'pasted']),
  title: z.string(),
  /** Address of the page; null for own texts. */
  address: z.string().nullable(),
  /** ISO time of the last check. */
  checkedAt: z.iso.datetime(),
  sentences: count,
  counts,
  /** Name and version of the dossiers that it was compared with. */
  dossier: z.string(),
  /** A number for each sentence with a finding, with its state. The words cannot be made from the numbers. */
  verdicts: z.array(z.tuple([count, state])),
  /** Differences from the check before; null after the first one. */
  changes: changesSchema.nullable(),
})

export type CheckedItem = z.infer<typeof checkedItemSchema>
export type CheckChanges = z.infer<typeof changesSchema>
export type VerdictCounts = Record<FindingState, number>

/** A check that is over. */
export interface FinishedCheck extends Pick<CheckedItem, 'kind' | 'title' | 'address' | 'sentences' | 'dossier'> {
  /** The page's key, or the name of an own text. */
  key: string
  findings: readonly { quote: string; state: FindingState }[]
}

/** Rows of version 0.1 have five states. */
const FORMER_STATES: Readonly<Record<string, FindingState>> = {
  disputed: 'look',
  check: 'look',
  unverified: 'uncovered',
}

function withFormerCounts(stored: unknown): unknown {
  if (!isRecord(stored) || 'look' in stored) return stored
  const { disputed, check = 0, unverified, ...rest } = stored
  return { ...rest, look: Number(disputed) + Number(check), uncovered: unverified }
}
