import type { Finding, Verdict } from '@/lib/schema/finding'
import { findingStates, type FindingState } from '@/lib/schema/verdicts'
import { hasCompare, type FindingWithDetails } from './reading'

export { findingStates, type FindingState }

/** The fields that decide the state; a finding that is stored with a note may have no details. */
export interface StateFields {
  verdict: Verdict
  compare?: boolean | undefined
  details?: FindingWithDetails['details'] | undefined
  newer?: boolean
}

/** Returns the state in which a finding is shown. A sentence with a value to compare is never shown as supported. */
export function stateOf({ verdict, compare = false, details = [], newer = false }: StateFields): FindingState {
  if (verdict === 'contradicted') return 'contradicted'
  if (verdict === 'disputed' || (!newer && (compare || hasCompare({ verdict, details })))) return 'look'
  return verdict === 'supported' ? 'supported' : 'uncovered'
}

/** Whether a sentence has related claims and none that settles it ("The dossier on this"). */
export function hasRelated(finding: StateFields & { related?: readonly string[] | undefined }): boolean {
  return (finding.related?.length ?? 0) > 0 && stateOf(finding) === 'uncovered'
}

/**
 * Whether a sentence has related claims and no other result. The claims are then shown without a reason: "Not found"
 * beside a claim with the value would deny what the dossier has.
 */
export function showsOnlyRelatedClaims(finding: Parameters<typeof hasRelated>[0]): boolean {
  return hasRelated(finding) && finding.newer !== true
}

/** The verdict whose sign and colour a state has. */
export const verdictOfState = {
  contradicted: 'contradicted',
  look: 'disputed',
  supported: 'supported',
  uncovered: 'unverified',
} as const satisfies Record<FindingState, Verdict>

/** Returns the icon of a finding: the icon of its state, or the broken ring for "in part". */
export function findingSign(finding: Pick<Finding, 'partial'> & StateFields): Verdict | 'in-part' {
  return isInPart(finding) ? 'in-part' : verdictOfState[stateOf(finding)]
}

/** Whether a sentence is shown as supported in part: the dossier does not cover all of it. */
export function isInPart(finding: Pick<Finding, 'partial'> & StateFields): boolean {
  return finding.partial && stateOf(finding) === 'supported'
}
