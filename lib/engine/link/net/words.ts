import type { Matrix } from '@/lib/engine/model/arena'
import type { Kernel } from '@/lib/engine/model/kernel'
import { addGated, applyLinear, writeMeans } from '@/lib/engine/model/layers'
import { logSigmoid, softmax } from '@/lib/engine/model/tensor'
import type { Weights } from '@/lib/engine/model/weights'

/** The words of the sentence, combined over all claims. */
export interface WordResults {
  z: Matrix
  /** For each word the probabilities of outside, agrees, differs and open. */
  words: Matrix
  /** For each claim and word the log-probabilities that the word agrees with the claim, differs from it, or neither. */
  verdicts: Matrix
}

type CombineWords = (x: Matrix, cells: Matrix, relevance: Float32Array, sentence: Matrix) => WordResults

export function openReadWordsLayer(weights: Weights, kernel: Kernel): CombineWords {
  const { arena } = kernel
  const verdict = weights.linear('verdict')
  const choose = weights.linear('choose')
  const join = weights.linear('join')
  const sentenceIn = weights.linear('sent_in')
  const top1 = weights.gated('top1')
  const top2 = weights.gated('top2')
  const query = weights.linear('q2')
  const key = weights.linear('k2')
  const added = weights.linear('v2')
  const norm = weights.norm('out.0')
  const out1 = weights.linear('out.1')
  const out2 = weights.linear('out.4')

  /** Combines the claims' results for each word by relevance, and makes `verdicts` log-probabilities. */
  function joined(x: Matrix, cells: Matrix, relevance: Float32Array, verdicts: Matrix): Matrix {
    const T = x.rows
    const K = relevance.length
    const grid = cells.columns
    const choiceLogits = applyLinear(kernel, cells, choose).data
    const logits = logProbabilities(verdicts, arena.matrix(verdicts.rows, 3))
    const sure = Float32Array.from(relevance, logSigmoid)
    const input = arena.matrix(T, join.weight.rows)
    const scores = arena.matrix(K, 2)
    for (let t = 0; t < T; t++) {
      const at = t * input.columns
      for (let k = 0; k < K; k++)
        for (let s = 0; s < 2; s++)
          scores.data[k * 2 + s] = choiceLogits[(k * T + t) * 2 + s]! + Math.max(-8, relevance[k]!)
      // The cells of one word: one row for each claim.
      const ofWord = { data: cells.data.subarray(t * grid), rows: K, columns: grid, stride: T * grid }
      writeMeans({ data: input.data.subarray(at), rows: 2, columns: grid, stride: grid }, kernel, scores, ofWord)
      input.data.set(x.data.subarray(t * x.columns, (t + 1) * x.columns), at + 2 * grid)

      // Collected in local arrays: the optimiser of Firefox 153 miscompiles a version that writes to `input` directly.
      const best = [-12, -12, -12, -12]
      const mixed = [0, 0, 0, 0]
      for (let k = 0; k < K; k++) {
        const v = (k * T + t) * 3
        for (let i = 0; i < 2; i++) {
          const log = logits.data[v + i]!
          best[i] = Math.max(best[i]!, log + sure[k]!)
          best[2 + i] = Math.max(best[2 + i]!, log)
        }
        for (let i = 0; i < 3; i++) mixed[i]! += scores.data[k * 2]! * verdicts.data[v + i]!
        mixed[3]! += scores.data[k * 2 + 1]! * verdicts.data[v]!
      }
      const rest = at + 2 * grid + x.columns
      input.data.fill(0, rest, at + input.columns)
      for (let i = 0; i < 4; i++) {
        input.data[rest + i] = best[i]! / 4
        input.data[rest + 4 + i] = mixed[i]!
      }
    }
    verdicts.data.set(logits.data)
    return input
  }

  /** Adds self-attention over the words to each word, in place. */
  function attendToOthers(z: Matrix): void {
    const T = z.rows
    const a = applyLinear(kernel, z, query)
    const b = applyLinear(kernel, z, key)
    const size = a.columns
    const scale = 1 / Math.sqrt(size)
    // One column for each word that attends, as `writeMeans` expects.
    const scores = arena.matrix(T, T)
    for (let t = 0; t < T; t++)
      for (let s = 0; s < T; s++) {
        let sum = 0
        for (let i = 0; i < size; i++) sum += a.data[t * size + i]! * b.data[s * size + i]!
        scores.data[s * T + t] = sum * scale
      }
    const mixed = arena.matrix(T, z.columns)
    writeMeans(mixed, kernel, scores, z)
    const more = applyLinear(kernel, mixed, added)
    for (let i = 0; i < z.data.length; i++) z.data[i]! += more.data[i]!
  }

  return (x, cells, relevance, sentence) => {
    const verdicts = applyLinear(kernel, cells, verdict)
    const input = joined(x, cells, relevance, verdicts)
    const start = applyLinear(kernel, sentence, sentenceIn)
    for (let i = 0; i < start.columns; i++) start.data[i]! += join.bias.data[i]!
    const z = arena.matrix(x.rows, start.columns)
    kernel.multiply(input, join.weight, start, z)
    kernel.gelu(z)
    addGated(kernel, z, top1)
    attendToOthers(z)
    addGated(kernel, z, top2)
    const normal = arena.matrix(z.rows, z.columns)
    kernel.normalise(z, norm.weight, norm.bias, normal)
    const hidden = applyLinear(kernel, normal, out1)
    kernel.gelu(hidden)
    const words = applyLinear(kernel, hidden, out2)
    for (let t = 0; t < words.rows; t++) softmax(words.data, t * 4, 4)
    return { z, words, verdicts }
  }
}

function logProbabilities({ data, rows }: Matrix, out: Matrix): Matrix {
  for (let at = 0; at < rows * 3; at += 3) {
    const total = Math.log(Math.exp(data[at]!) + Math.exp(data[at + 1]!) + Math.exp(data[at + 2]!))
    for (let c = at; c < at + 3; c++) out.data[c] = data[c]! - total
  }
  return out
}
