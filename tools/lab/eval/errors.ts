import type { Label } from './labels'

/** Why a sentence or a detail is listed as an error, in the order in which errors are printed. */
export const CAUSES = {
  'false alarm': 'called contradicted, but is not',
  blessed: 'wrong details of which the finding does not warn',
  'missed contradiction': 'contradicted, but called otherwise',
  silent: 'wrong details in a sentence without a finding',
  open: 'wrong details that are left open',
  'false support': 'called supported, but is not',
  'missed support': 'supported, but called otherwise',
  'not held': 'numbers and names of supported sentences that lie in no detail',
  'other label': 'other wrong labels',
} as const
export type Cause = keyof typeof CAUSES

export interface ScoredError {
  cause: Cause
  line: string
}

/** The cause of a wrong label: the true label and the engine's. */
export function causeOf(label: Label, got: Label): Cause {
  if (got === 'contradicted') return 'false alarm'
  if (label === 'contradicted') return 'missed contradiction'
  if (got === 'supported') return 'false support'
  return label === 'supported' ? 'missed support' : 'other label'
}
