import type { Retrieved } from '@/lib/engine/retrieve/retriever'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import type { NearestPhrasing } from './nearest-phrasing'
import { writePairBits, tokensOf, type Tokens } from './tokens'

/** A retrieved claim: its own text, and the phrasing that is nearest to the sentence. */
export interface PreparedClaim {
  claimIndex: number
  analysis: AnalysedClaim
  /** The texts used, in order, with the number of words of each. */
  parts: { tokens: Tokens; count: number; ownText: boolean }[]
  length: number
  retrieved: Retrieved
}

export interface PreparedEvidence {
  tokens: Tokens
  netClaims: PreparedClaim[]
  /** Words of all claims together. */
  width: number
  /** Pair bits (`PAIR_BITS`): one row of `width` bytes for each word of the sentence. */
  pairBits: Uint8Array
}

/** Maximum numbers of words that the net reads: of a sentence, of a claim's own text, and of its phrasing. */
export const MOST_SENTENCE_WORDS = 60
const MOST_OWN_WORDS = 30
const MOST_PHRASING_WORDS = 20

/** Prepares the retrieved claims, in their order, for the net: their words, and the bits of each pair of words. */
export function prepareEvidence(
  reading: ParsedSentence,
  retrieved: readonly Retrieved[],
  views: readonly AnalysedClaim[],
  nearestPhrasing: NearestPhrasing,
): PreparedEvidence {
  const tokens = tokensOf(reading)
  const netClaims = retrieved.flatMap((retrieved): PreparedClaim[] => {
    const analysis = views[retrieved.claim]
    if (!analysis) return []
    const parts: PreparedClaim['parts'] = []
    let room = MOST_OWN_WORDS
    for (const own of analysis.wordingAt(0).readings) {
      if (room === 0) break
      const count = Math.min(room, own.words.length)
      parts.push({ tokens: tokensOf(own), count, ownText: true })
      room -= count
    }
    const nearest = nearestPhrasing(retrieved.claim)
    const phrasing = nearest && analysis.wordingAt(nearest.wording).readings[nearest.sentence]
    if (phrasing) {
      const tokens = tokensOf(phrasing)
      parts.push({ tokens, count: Math.min(MOST_PHRASING_WORDS, tokens.length), ownText: false })
    }
    return [
      {
        claimIndex: retrieved.claim,
        analysis,
        parts,
        length: parts.reduce((n, p) => n + p.count, 0),
        retrieved,
      },
    ]
  })
  const width = netClaims.reduce((n, b) => n + b.length, 0)
  const pairBits = new Uint8Array(tokens.length * width)
  let offset = 0
  for (const { parts } of netClaims)
    for (const part of parts) {
      writePairBits(tokens, part.tokens, part.count, pairBits, offset, width)
      offset += part.count
    }
  return { tokens, netClaims, width, pairBits }
}
