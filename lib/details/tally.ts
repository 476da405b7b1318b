import { findingStates, isRelated, stateOf, type FindingState } from './state'

/** Number of sentences in a state. Supported includes partly supported ones; what has related claims is not uncovered. */
export function countState(state: FindingState, findings: readonly Parameters<typeof isRelated>[0][]): number {
  return findings.filter((finding) => stateOf(finding) === state && !isRelated(finding)).length
}

/** The states that a list shows under a filter: the wanted ones, all for an empty filter. */
export function statesShown(wanted: ReadonlySet<FindingState>): ReadonlySet<FindingState> {
  return wanted.size === 0 ? ALL_STATES : wanted
}

const ALL_STATES: ReadonlySet<FindingState> = new Set(findingStates)
