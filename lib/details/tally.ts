import { findingStates, hasRelated, stateOf, type FindingState } from './state'

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
