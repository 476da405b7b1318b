import type { Finding, Verdict } from '@/lib/schema/finding'
import { findingStates, type FindingState } from '@/lib/schema/verdicts'
import { hasCompare, type Detailed } from './reading'

export { findingStates, type FindingState }

/** The fields that decide the state; a finding that is stored with a note may have no details. */
export interface Stated {
  verdict: Verdict
  details?: Detailed['details'] | undefined
  newer?: boolean
}

/**
 * The verdict, or `check` where a value of the page is to be compared with another one of the dossier: such a sentence is never
 * shown as supported.
 */
export function stateOf({ verdict, details = [], newer = false }: Stated): FindingState {
  const isSettled = verdict === 'contradicted' || verdict === 'disputed' || newer
  return !isSettled && hasCompare({ verdict, details }) ? 'check' : verdict
}

/** Whether a sentence is shown as supported in part: the dossier does not cover all of it. */
export function isInPart(finding: Pick<Finding, 'partial'> & Stated): boolean {
  return finding.partial && stateOf(finding) === 'supported'
}
