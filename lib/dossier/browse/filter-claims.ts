import type { Claim } from '@/lib/dossier/format/schema'
import { bestTier, isInDoubt, topicOf, type DossierBook } from './dossier-book'
import type { ClaimFilters } from './dossier-route'

/**
 * Returns the claims that pass the filters, in their order. The query is not applied here.
 *
 * @param claims the search result, or all claims
 */
export function filterClaims(
  book: DossierBook,
  claims: readonly Claim[],
  { show, part, topic, tier }: ClaimFilters,
): Claim[] {
  const topics = part === null ? null : new Set(book.parts.find(({ name }) => name === part)?.topics.map((t) => t.name))
  return claims.filter((claim) => {
    if (topic !== null && topicOf(claim) !== topic) return false
    if (topics !== null && !topics.has(topicOf(claim))) return false
    if (tier !== null && bestTier(book, claim) !== tier) return false
    switch (show) {
      case 'all':
        return true
      case 'established':
        return !isInDoubt(claim)
      case 'doubt':
        return isInDoubt(claim)
      case 'corrected':
        return claim.correction !== undefined
    }
  })
}
