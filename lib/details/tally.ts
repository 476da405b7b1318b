import type { Finding } from '@/lib/schema/finding'
import type { DetailReading } from './reading'
import { hasReading } from './shown'
import { findingStates, stateOf, type FindingState, type Stated } from './state'

/** The readings that a list can be filtered by. A doubt of the dossier has its own verdict. */
export const filterReadings = ['differs', 'compare', 'open'] as const satisfies readonly DetailReading[]

/** Number of sentences in a state. Supported includes partly supported ones. */
export function countState(state: FindingState, findings: readonly Stated[]): number {
  return findings.filter((finding) => stateOf(finding) === state).length
}

/** The states that a list shows under a filter: the wanted ones, all for an empty filter. */
export function statesShown(wanted: ReadonlySet<FindingState>): ReadonlySet<FindingState> {
  return wanted.size === 0 ? ALL_STATES : wanted
}

const ALL_STATES: ReadonlySet<FindingState> = new Set(findingStates)

/** Number of sentences with a detail of this reading. */
export function countReading(reading: DetailReading, findings: readonly Finding[]): number {
  return findings.filter((finding) => hasReading(finding, reading)).length
}

/** The findings with a detail of one of these readings; all findings for an empty list. */
export function withReadings(findings: readonly Finding[], wanted: ReadonlySet<DetailReading>): readonly Finding[] {
  if (wanted.size === 0) return findings
  return findings.filter((finding) => [...wanted].some((reading) => hasReading(finding, reading)))
}
