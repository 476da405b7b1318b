import weights from './weights.json'

/** Returns the log-odds that a sentence is based on a claim: a net with one hidden layer reads `Retrieved.features`. */
export function retrievalScore(features: readonly number[]): number {
  let score = weights.b2
  for (const [h, bias] of weights.b1.entries()) {
    let sum = bias
    const row = weights.w1[h] ?? []
    for (let i = 0; i < features.length; i++) sum += (row[i] ?? 0) * (features[i] ?? 0)
    if (sum > 0) score += (weights.w2[h] ?? 0) * sum
  }
  return score
}

/** Returns the scores of claims near this and previous sentences, by claim index; they halve with each sentence. */
export function decayedClaimScores(
  before: ReadonlyMap<number, number>,
  found: readonly { claim: number; features: readonly number[] }[],
): Map<number, number> {
  const next = new Map<number, number>()
  for (const [claim, score] of before) if (score > 0.15) next.set(claim, score * 0.5)
  for (const { claim, features } of found.slice(0, 8)) {
    const score = Math.min(3, (features[5] ?? 0) * 2.4 + (features[4] ?? 0) * 4)
    next.set(claim, Math.max(next.get(claim) ?? 0, score))
  }
  return next
}
