import type { Finding, Verdict } from '@/lib/engine/types'
import type { DetailReading } from './reading'
import { hasReading } from './shown'

/** The readings that a list can be narrowed to. A doubt of the dossier has a verdict of its own. */
export const filterReadings = ['differs', 'compare', 'open'] as const satisfies readonly DetailReading[]

/** How many sentences have a verdict. Supported counts those in part. */
export function countVerdict(verdict: Verdict, findings: readonly Pick<Finding, 'verdict'>[]): number {
  return findings.filter((finding) => finding.verdict === verdict).length
}

/** How many sentences have a detail of this reading. */
export function countReading(reading: DetailReading, findings: readonly Finding[]): number {
  return findings.filter((finding) => hasReading(finding, reading)).length
}

/** The findings that have a detail of one of these readings; all of them for none. */
export function withReadings(findings: readonly Finding[], wanted: ReadonlySet<DetailReading>): readonly Finding[] {
  if (wanted.size === 0) return findings
  return findings.filter((finding) => [...wanted].some((reading) => hasReading(finding, reading)))
}
