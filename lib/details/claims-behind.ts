import type { Finding } from '@/lib/schema/finding'
import { claimsShown } from './claim-parts'
import { detailRowsOf } from './reading'

/** A claim on which a finding rests. `dossier` undefined: the bundled one. */
export interface ClaimBehind {
  dossier: string | undefined
  id: string
}

export interface ClaimWithWords extends ClaimBehind {
  text: string
}

/** Returns the claims on which a finding and the answers of other dossiers rest, in the order in which they are shown. */
export function claimsBehind(finding: Finding): ClaimBehind[] {
  const others = finding.answers?.filter(({ dossier }) => dossier !== finding.dossier) ?? []
  const claims: ClaimBehind[] = []
  for (const answer of [finding, ...others]) {
    const { dossier } = answer
    for (const id of claimsShown(detailRowsOf(answer), answer.claims)) claims.push({ dossier, id })
  }
  return claims
}
