import type { Retrieved } from '@/lib/engine/retrieve/retriever'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { pairBits, tokensOf, type Tokens } from './tokens'

/** A retrieved claim: its own text, and the phrasing that is nearest to the sentence. */
export interface RankedClaim {
  claim: number
  view: AnalysedClaim
  /** The texts used, in order, with the number of words of each. */
  parts: { tokens: Tokens; take: number; ownText: boolean }[]
  length: number
  retrieved: Retrieved
}

export interface RankedEvidence {
  tokens: Tokens
  beside: RankedClaim[]
  /** Words of all claims together. */
  width: number
  /** Pair bits, one row of `width` for each word of the sentence. */
  pairs: Uint8Array
}

/** Maximum number of words of a sentence and of one claim that the net reads. */
export const MOST_SENTENCE = 60
const MOST_OWN = 30
const MOST_PHRASING = 20

/** Ranks the retrieved claims for a sentence. */
export function rankEvidence(
  reading: ParsedSentence,
  retrieved: readonly Retrieved[],
  views: readonly AnalysedClaim[],
): RankedEvidence {
  const tokens = tokensOf(reading)
  const stems = new Set(tokens.stems)
  const beside = retrieved.flatMap((one): RankedClaim[] => {
    const view = views[one.claim]
    if (!view) return []
    const parts: RankedClaim['parts'] = []
    let room = MOST_OWN
    for (const own of view.readings) {
      if ((own.wording ?? 0) !== 0 || room === 0) continue
      const take = Math.min(room, own.words.length)
      parts.push({ tokens: tokensOf(own), take, ownText: true })
      room -= take
    }
    const phrasing = nearestPhrasing(stems, view)
    if (phrasing) parts.push({ tokens: phrasing, take: Math.min(MOST_PHRASING, phrasing.length), ownText: false })
    return [{ claim: one.claim, view, parts, length: parts.reduce((n, p) => n + p.take, 0), retrieved: one }]
  })
  const width = beside.reduce((n, b) => n + b.length, 0)
  const pairs = new Uint8Array(tokens.length * width)
  let offset = 0
  for (const { parts } of beside)
    for (const part of parts) {
      pairBits(tokens, part.tokens, part.take, pairs, offset, width)
      offset += part.take
    }
  return { tokens, beside, width, pairs }
}

/** The phrasing with most content words in common with the sentence, by the share of its own words. */
function nearestPhrasing(stems: ReadonlySet<number>, view: AnalysedClaim): Tokens | null {
  let best: Tokens | null = null
  let most = 0
  for (const reading of view.readings) {
    if ((reading.wording ?? 0) === 0) continue
    const tokens = tokensOf(reading)
    let shared = 0
    let all = 0
    for (let i = 0; i < tokens.length; i++) {
      if (tokens.content[i] === 0) continue
      all++
      if (stems.has(tokens.stems[i] ?? -1)) shared++
    }
    const score = all ? shared / (all + 2) : 0
    if (score > most) {
      most = score
      best = tokens
    }
  }
  return best
}
