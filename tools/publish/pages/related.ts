import type { Claim } from '@/lib/dossier/format/schema'
import { groupedBy } from '@/lib/text/grouped-by'
import type { DossierSite } from './site-of'

/** Claims with which a claim shares a name or a source that few others have; at most three, nearest first. */
export function relatedTo(claim: Claim, { citing, graph }: DossierSite): Claim[] {
  const weights = new Map<Claim, number>()
  const add = (claims: readonly Claim[]) => {
    if (claims.length > MOST_SHARING_CLAIMS) return
    for (const other of claims) weights.set(other, (weights.get(other) ?? 0) + 1 / claims.length)
  }
  for (const { claims, isSubject } of graph.nodesOfClaim(claim.id)) if (!isSubject) add(claims)
  for (const n of claim.sources) add(citing.get(n) ?? [])
  weights.delete(claim)
  return [...weights]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([other]) => other)
}

/** Names and sources with more claims than this are too common to relate claims. */
const MOST_SHARING_CLAIMS = 60

/** Groups the claims by the number of each source that they cite. */
export function claimsBySource(claims: readonly Claim[]): Map<number, Claim[]> {
  const cited = claims.flatMap((claim) => [...new Set(claim.sources)].map((n) => ({ n, claim })))
  return new Map([...groupedBy(cited, ({ n }) => n)].map(([n, own]) => [n, own.map(({ claim }) => claim)]))
}
