import { logSigmoid } from '@/lib/engine/model/tensor'
import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import type { DetailSpan } from '@/lib/engine/details/spans'
import type { LinkScores } from '@/lib/engine/link/net/linking-net'
import type { PreparedEvidence } from '@/lib/engine/link/prepare-evidence'

/** Index of a claim among those that the net read, with its log-probability as in `LinkedClaim`. */
export interface RankedClaim {
  at: number
  log: number
}

/** A claim that a detail may agree with or differ from. */
export interface LinkedClaim {
  analysis: AnalysedClaim
  /** Log-probability of the relation ("agrees" or "differs") to a word of the detail, plus that of relevance. */
  log: number
  /** Probability that the sentence is based on the claim. */
  relevance: number
}

/** Returns the claims by the probability that a detail has a relation to them: 0 agrees with, 1 differs from. */
export function rankedClaims(
  { core }: DetailSpan,
  relation: 0 | 1,
  { netClaims }: PreparedEvidence,
  scores: LinkScores,
): RankedClaim[] {
  return netClaims
    .map((_, at) => {
      let log = -Infinity
      for (const t of core)
        log = Math.max(log, scores.wordVerdicts[(at * scores.length + t) * 3 + relation] ?? -Infinity)
      return { at, log: log + logSigmoid(scores.relevance[at] ?? -8) }
    })
    .sort((a, b) => b.log - a.log)
}

/** Maximum difference of log-probability from the likeliest claim, for a claim that is considered in its place. */
export const NEARLY_AS_LIKELY = 2.5
