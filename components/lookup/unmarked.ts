import type { SentenceLookup } from '@/lib/engine/types'

/** The sentences of which the answer says nothing yet: those without a finding, and those with one that rests on nothing. */
export function unmarked(lookups: readonly SentenceLookup[]): SentenceLookup[] {
  return lookups.filter(
    ({ finding }) =>
      finding === null || (finding.verdict === 'unverified' && finding.claims.length === 0 && !finding.newer),
  )
}
