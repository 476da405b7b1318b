import { sayRating } from '@/lib/text/say-rating'
import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { readPairCached } from '@/lib/engine/reader/shared-reader'
import type { Retrieved } from '@/lib/engine/retrieve/retriever'
import type { Detail } from '@/lib/schema/finding'
import type { ScoredSentence } from './scores'
import { mapDefined } from '@/lib/text/lists'

/** Returns a function that finds the claims that somebody has rated and that a sentence says, among those near it. */
export function ratedClaims({ claims }: Dossier) {
  const hasRated = claims.some(({ rated }) => rated)
  return (reading: ParsedSentence, found: readonly Retrieved[]): Claim[] => {
    if (!hasRated || reading.isQuestion) return []
    const near = mapDefined(found, ({ claim }) => claims[claim]).filter(({ rated }) => rated)
    return near.slice(0, MOST_READ).filter(({ text }) => isSaidIn(reading, text))
  }
}
const MOST_READ = 4

/** Whether a sentence says a claim, by the reader in both directions: a sentence may say more, and not less. */
function isSaidIn({ text }: ParsedSentence, claim: string): boolean {
  const { says, contradicts } = readPairCached(text, claim)
  return says >= SAID && contradicts < DENIED && readPairCached(claim, text).contradicts < DENIED
}
const SAID = 0.8
const DENIED = 0.2

/** Returns the ratings of what a sentence says as its only detail, to stand beside it. */
export function ratingsAsDetail({ rated, reading: { start, end } }: ScoredSentence, quote: string): Detail[] {
  const [first] = rated
  if (!first) return []
  const words = mapDefined(rated, ({ rated }) => rated && sayRating(rated)).join('; ')
  const place = { start, end, kind: 'rated', article: quote.trim() } as const
  const detail = { ...place, verdict: 'open', doubted: false, dossier: words, question: null } as const
  return [{ ...detail, claim: first.id, slot: null }]
}
