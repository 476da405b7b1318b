import { findingStates, hasRelated, stateOf, type FindingState } from './state'

/** Counts sentences in a state: "not covered" excludes sentences with related claims. */
export function countState(state: FindingState, findings: readonly Parameters<typeof hasRelated>[0][]): number {
  return findings.filter((finding) => stateOf(finding) === state && !hasRelated(finding)).length
}

/** The states that a list shows under a filter: the wanted ones, all for an empty filter. */
export function shownStates(wanted: ReadonlySet<FindingState>): ReadonlySet<FindingState> {
  return wanted.size === 0 ? ALL_STATES : wanted
}

const ALL_STATES: ReadonlySet<FindingState> = new Set(findingStates)
