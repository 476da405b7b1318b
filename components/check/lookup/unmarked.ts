import type { SentenceLookup } from '@/lib/schema/finding'

/** The sentences without a result: those without a finding, or with one without evidence. */
export function unmarked(lookups: readonly SentenceLookup[]): SentenceLookup[] {
  return lookups.filter(
    ({ finding }) =>
      finding === null || (finding.verdict === 'unverified' && finding.claims.length === 0 && !finding.newer),
  )
}
