import { z } from 'zod'
import { isRecord } from '@/lib/schema/is-record'
import { findingStates, type FindingState } from '@/lib/schema/verdicts'
import type { CheckedItem } from './types'

const count = z.int().nonnegative()
const state = z.preprocess((stored) => FORMER_STATES[String(stored)] ?? stored, z.enum(findingStates))
const counts = z.preprocess(
  withFormerCounts,
  z.object({ contradicted: count, look: count, supported: count, uncovered: count }),
)
const item = z.object({
  id: z.string().min(1),
  kind: z.enum(['page', 'file', 'pasted']),
  title: z.string(),
  address: z.string().nullable(),
  checkedAt: z.iso.datetime(),
  sentences: count,
  counts,
  dossier: z.string(),
  verdicts: z.array(z.tuple([count, state])),
  changes: z
    .object({
      since: z.iso.datetime(),
      before: counts,
      changed: count,
      added: count,
      gone: count,
      isOtherDossier: z.boolean(),
    })
    .nullable(),
})

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

/** Reads a row of the database; null if it is damaged, so that one row does not hide the others. */
export function readItem(row: unknown): CheckedItem | null {
  const read = item.safeParse(row)
  return read.success ? read.data : null
}
