import { matrixRows, type Matrix } from '@/lib/engine/model/arena'
import { type Kernel, HEADS, PAIR_SIZE } from '@/lib/engine/model/kernel'
import { addGated, applyLinear, matrixView, writeMeans } from '@/lib/engine/model/layers'
import type { Weights } from '@/lib/engine/model/weights'
import { range } from '@/lib/text/lists'
import type { PreparedClaim } from '../prepare-evidence'
import type { ComparedWords } from './cells'
import type { EncodedClaims, Encoder } from './encode'

export interface WeightedClaims {
  /** One row for each claim. */
  claims: Matrix
  /** For each claim the log-odds that the sentence is based on it. */
  relevance: Float32Array
}

/** Weighs the claims, and adds each claim's result to its cells, in place. */
type WeighClaimsLayer = (
  rankedClaims: readonly PreparedClaim[],
  encoded: EncodedClaims,
  compared: ComparedWords,
  claimInputs: readonly (readonly number[])[],
) => WeightedClaims

/** Opens the layers that weigh whole claims by which of their words the sentence has. */
export function openWeighClaimsLayer(weights: Weights, kernel: Kernel, { heads }: Encoder): WeighClaimsLayer {
  const { arena } = kernel
  const byHead = range(0, HEADS).map((h) => (h < heads ? PAIR_SIZE + h : -1))
  const ofFound = weights.linear('claim_pair', { inputs: [...byHead, ...range(0, PAIR_SIZE)] }).weight
  const score = weights.linear('claim_score')
  const wholeClaim = weights.linear('claim_out')
  const cell2 = weights.linear('cell2')
  const grid2 = weights.gated('grid2')
  const relevance1 = weights.linear('relevance.0')
  const relevance2 = weights.linear('relevance.2')
  const grid = ofFound.columns
  const pooled = score.weight.columns

  return (rankedClaims, { claimPart }, { cells, found }, claimInputs) => {
    const K = rankedClaims.length
    const T = cells.rows / K
    const words = arena.matrix(found.rows, grid)
    kernel.multiply(found, ofFound, claimPart, words)
    kernel.gelu(words)
    const scores = applyLinear(kernel, words, score)
    const input = arena.matrix(K, wholeClaim.weight.rows)
    input.data.fill(0)
    let from = 0
    for (const [k, { length }] of rankedClaims.entries()) {
      const to = from + length
      const at = k * input.columns
      writeMeans(matrixView(input, at, pooled, grid), kernel, matrixRows(scores, from, to), matrixRows(words, from, to))
      input.data.set(claimInputs[k] ?? [], at + pooled * grid)
      from = to
    }
    const claims = applyLinear(kernel, input, wholeClaim)
    kernel.gelu(claims)

    const added = applyLinear(kernel, claims, cell2)
    for (let k = 0, at = 0; k < K; k++)
      for (let t = 0; t < T; t++, at += grid)
        for (let i = 0; i < grid; i++) cells.data[at + i]! += added.data[k * grid + i]!
    addGated(kernel, cells, grid2, T)

    // One row for each claim: the claim, then the mean of its cells.
    const both = arena.matrix(K, 2 * grid)
    for (let k = 0, at = 0; k < K; k++) {
      const mean = both.data.subarray((2 * k + 1) * grid, (2 * k + 2) * grid).fill(0)
      for (let t = 0; t < T; t++, at += grid) for (let i = 0; i < grid; i++) mean[i]! += cells.data[at + i]! / T
      both.data.set(claims.data.subarray(k * grid, (k + 1) * grid), 2 * k * grid)
    }
    const hidden = applyLinear(kernel, both, relevance1)
    kernel.gelu(hidden)
    return { claims, relevance: applyLinear(kernel, hidden, relevance2).data }
  }
}
