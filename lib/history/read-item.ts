import { z } from 'zod'
import { findingStates } from '@/lib/schema/verdicts'
import type { CheckedItem } from './types'

const verdict = z.enum(findingStates)
const count = z.int().nonnegative()
const counts = z.object({
  contradicted: count,
  disputed: count,
  // Rows from before this state existed have no number for it.
  check: count.default(0),
  supported: count,
  unverified: count,
})
const item = z.object({
  id: z.string().min(1),
  kind: z.enum(['page', 'file', 'pasted']),
  title: z.string(),
  address: z.string().nullable(),
  checkedAt: z.iso.datetime(),
  sentences: count,
  counts,
  dossier: z.string(),
  verdicts: z.array(z.tuple([count, verdict])),
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

/** Reads a row of the database; null if it is damaged, so that one row does not hide the others. */
export function readItem(row: unknown): CheckedItem | null {
  const read = item.safeParse(row)
  return read.success ? read.data : null
}
