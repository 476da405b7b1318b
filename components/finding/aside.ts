import type { Claim } from '@/lib/dossier/schema'
import type { Finding } from '@/lib/match/types'

/** The few words beside the verdict that say which kind of it this is; empty when the verdict says it all. */
export function asideOf(finding: Finding, claims: readonly Claim[]): string {
  switch (finding.verdict) {
    case 'contradicted':
      return ''
    case 'disputed':
      if (claims.some((claim) => claim.correction)) return 'corrected'
      if (claims.some((claim) => claim.status === 'conflicting')) return 'sources disagree'
      return claims.some((claim) => claim.status === 'uncertain') ? 'not confirmed' : ''
    case 'supported':
      return finding.partial ? 'in part' : ''
    case 'unverified':
      if (finding.newer) return 'newer than the dossier'
      return finding.claims.length === 0 ? 'not covered' : ''
  }
}
