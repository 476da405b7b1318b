import { hasOpinion, sayOpinion } from '@/lib/features/opinions'
import type { Opinion } from '@/lib/features/evidence-feature'
import type { Dossier } from '@/lib/dossier/format/schema'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { readPairCached } from '@/lib/engine/reader/shared-reader'
import type { Retrieved } from '@/lib/engine/retrieve/retriever'
import type { Detail } from '@/lib/schema/finding'
import type { ScoredSentence } from './scores'
import { mapDefined } from '@/lib/text/lists'

/** Returns a function that finds what others say of the claims near a sentence, where it says one of them. */
export function opinionReader({ claims }: Dossier) {
  const hasAny = claims.some(hasOpinion)
  return (reading: ParsedSentence, found: readonly Retrieved[]): Opinion | undefined => {
    if (!hasAny || reading.isQuestion) return undefined
    const near = mapDefined(found, ({ claim }) => claims[claim]).filter(hasOpinion)
    return sayOpinion(reading.text, near, readPairCached)
  }
}

/** Returns the opinion of others on a sentence as its only detail; none where there is no opinion. */
export function opinionAsDetail({ opinion, reading: { start, end } }: ScoredSentence, quote: string): Detail[] {
  if (!opinion) return []
  const { words, claim } = opinion
  const place = { start, end, kind: 'opinion', article: quote.trim() } as const
  const detail = { ...place, verdict: 'open', doubted: false, dossier: words, question: null } as const
  return [{ ...detail, claim, slot: null }]
}
