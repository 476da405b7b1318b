import type { Finding, Verdict } from '@/lib/schema/finding'
import { findingStates, outcomes, type FindingState } from '@/lib/schema/outcomes'
import { hasCompare, type FindingWithDetails } from './reading'

export { findingStates, outcomes, type FindingState }

/** The fields that decide the state; a finding that is stored with a note may have no details. */
export interface StateFields {
  verdict: Verdict
  compare?: boolean | undefined
  details?: FindingWithDetails['details'] | undefined
  newer?: boolean
  /** Whether a part of a supported sentence is not covered. */
  partial?: boolean | undefined
}

/** Returns the state in which a finding is shown. A sentence with a value to compare is never shown as supported. */
export function stateOf({
  verdict,
  compare = false,
  details = [],
  newer = false,
  partial = false,
}: StateFields): FindingState {
  if (verdict === 'contradicted') return 'contradicted'
  if (verdict === 'disputed' || (!newer && (compare || hasCompare({ verdict, details })))) return 'look'
  if (verdict !== 'supported') return 'uncovered'
  return partial ? 'part' : 'supported'
}

type FindingWithRelated = StateFields & { related?: readonly string[] | undefined }

/** Whether a dossier settles a sentence: it is then in a state with marks. */
export const isSettled = (finding: StateFields): boolean => outcomes[stateOf(finding)].shownBy !== null

/** Whether a sentence has related claims and none that settles it ("Not settled"). */
export function hasRelated(finding: FindingWithRelated): boolean {
  return (finding.related?.length ?? 0) > 0 && !isSettled(finding)
}

/** Whether a dossier has anything on a sentence: what settles it, or related claims. */
export const hasAnswer = (finding: FindingWithRelated): boolean => isSettled(finding) || hasRelated(finding)

/** Whether a dossier has anything on one of several sentences, or something newer that does not settle it. */
export const areCovered = (findings: readonly Finding[]): boolean =>
  findings.some((finding) => hasAnswer(finding) || finding.claims.length > 0 || finding.newer)

/**
 * Whether a sentence has related claims and no other result. The claims are then shown without a reason: "Not found"
 * beside a claim with the value would deny what the dossier has.
 */
export function showsOnlyRelatedClaims(finding: FindingWithRelated): boolean {
  return hasRelated(finding) && finding.newer !== true
}

/** The states as they are counted everywhere: sentences with related claims ("not settled") are not "not covered". */
export type CountedState = FindingState | 'related'
export const countedStates: readonly CountedState[] = findingStates.flatMap((state) =>
  state === 'uncovered' ? (['related', state] as const) : [state],
)

export const countedStateOf = (finding: Parameters<typeof hasRelated>[0]): CountedState =>
  hasRelated(finding) ? 'related' : stateOf(finding)

export const stateOfCounted = (state: CountedState): FindingState => (state === 'related' ? 'uncovered' : state)

export function countState(state: CountedState, findings: readonly Parameters<typeof hasRelated>[0][]): number {
  return findings.filter((finding) => countedStateOf(finding) === state).length
}

/** The states that a list shows under a filter: the wanted ones, all for an empty filter. */
export function shownStates(wanted: ReadonlySet<FindingState>): ReadonlySet<FindingState> {
  return wanted.size === 0 ? ALL_STATES : wanted
}

const ALL_STATES: ReadonlySet<FindingState> = new Set(findingStates)
