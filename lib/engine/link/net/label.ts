import type { Kernel } from '@/lib/engine/model/kernel'
import { applyLinear, matrixView, writeMeans } from '@/lib/engine/model/layers'
import { sigmoid, softmax } from '@/lib/engine/model/tensor'
import type { Matrix } from '@/lib/engine/model/arena'
import type { Weights } from '@/lib/engine/model/weights'
import type { WeightedClaims } from './claims'
import type { WordResults } from './words'

/** Maximum number of claims compared with a sentence. */
export const MOST_CLAIMS = 12

/** Returns the probabilities of the sentence classes (`SENTENCE_CLASSES`). */
type LabelSentence = (read: WordResults, weighed: WeightedClaims, sentence: Matrix) => Float32Array

/** Opens the layers that judge the sentence as a whole. */
export function openLabelSentenceLayer(layerWeights: Weights, kernel: Kernel): LabelSentence {
  const { arena } = kernel
  const pool = layerWeights.linear('pool')
  const label1 = layerWeights.linear('label.0')
  const label2 = layerWeights.linear('label.3')

  return ({ z, words }, { claims, relevance }, sentence) => {
    const grid = z.columns
    const K = relevance.length
    const input = arena.matrix(1, label1.weight.rows)
    const pooled = pool.weight.columns
    writeMeans(matrixView(input, 0, pooled, grid), kernel, applyLinear(kernel, z, pool), z)
    let at = pooled * grid
    const weights = relevance.map(sigmoid)
    for (let i = 0; i < grid; i++) {
      let most = K < MOST_CLAIMS ? 0 : -Infinity
      for (let k = 0; k < K; k++) most = Math.max(most, claims.data[k * grid + i]! * weights[k]!)
      input.data[at + i] = most
    }
    at += grid
    input.data.set(sentence.data, at)
    at += sentence.columns
    const related = weights.reduce((sum, weight) => sum + weight, 0)
    input.data.set([...verdictSummary(words), Math.max(...relevance) / 5, related / 3], at)
    const hidden = applyLinear(kernel, input, label1)
    kernel.gelu(hidden)
    const result = applyLinear(kernel, hidden, label2).data
    softmax(result, 0, result.length)
    return result
  }
}

/** Returns how certainly words differ, as scaled maximum and log-sum, and how many agree or are open, over ten. */
function verdictSummary({ data, rows }: Matrix): number[] {
  let highest = -30
  let all = 0
  let agree = 0
  let open = 0
  for (let t = 0; t < rows; t++) {
    const differs = data[t * 4 + 2]!
    const odds = Math.log(differs + 1e-12) - Math.log(1 - differs + 1e-12)
    highest = Math.max(highest, odds)
    all += Math.exp(odds * 2)
    agree += data[t * 4 + 1]!
    open += data[t * 4 + 3]!
  }
  return [highest / 5, Math.log(all) / 10, agree / 10, open / 10]
}
