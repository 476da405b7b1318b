import type { Claim } from '@/lib/dossier/schema'
import { isInDoubt, type Book } from '@/components/claim/book'

export type Show = 'all' | 'established' | 'doubt' | 'corrected'

/**
 * The claims that hold every word of the query (in their text, topic, notes, or the titles of their sources), in the
 * dossier's order. An empty query holds in every claim.
 */
export function searchClaims(book: Book, query: string, show: Show, topic: string | null): Claim[] {
  const words = fold(query).split(/\s+/).filter(Boolean)
  return book.claims.filter((claim) => {
    if (topic !== null && (claim.topic || 'Claims') !== topic) return false
    if (!isShown(claim, show)) return false
    if (words.length === 0) return true
    const text = fold(
      [claim.text, claim.topic, ...claim.notes, ...book.sourcesOf(claim.sources).map(({ title }) => title)].join(' '),
    )
    return words.every((word) => text.includes(word))
  })
}

function isShown(claim: Claim, show: Show): boolean {
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
}

/** Small letters without accents: "Čapek" is found by "capek". */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
