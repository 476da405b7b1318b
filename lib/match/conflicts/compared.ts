import type { Alignment } from '../align'
import type { Conflict } from '../evidence'
import type { Clause, Reading } from '../reading'
import type { Index } from '../retrieve'
import type { ClaimView } from '../views'
import type { Neighbours } from './slots'

/** A stretch of a sentence beside a claim that is near in words. */
export interface Compared {
  reading: Reading
  stretch: Clause
  alignment: Alignment
  /** All claims that are near, this one among them. */
  near: readonly Alignment[]
  index: Index
}

/** Two values that differ, before it is asked how far to trust it. */
export type Proposal = Omit<Conflict, 'view' | 'certainty' | 'about'> & { neighbours?: Neighbours }

/** Does the claim speak of the subject by its own words? */
export function isOfSubject(view: ClaimView): boolean {
  return view.readings[0]?.items.some((i) => i.type === 'S') ?? false
}
