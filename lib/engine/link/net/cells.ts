import { matrixRows, type Matrix } from '@/lib/engine/model/arena'
import { type Kernel, cellColumns, COSINES_OF_PAIR, FOUND_COLUMNS, HEADS } from '@/lib/engine/model/kernel'
import { addGated, applyLinear } from '@/lib/engine/model/layers'
import type { Weights } from '@/lib/engine/model/weights'
import { range } from '@/lib/text/lists'
import type { PreparedEvidence } from '../prepare-evidence'
import type { EncodedClaims, EncodedSentence, Encoder } from './encode'

/** Each word of the sentence compared with each claim, before the claims are weighed. */
export interface ComparedWords {
  /** One row for each claim and word of the sentence. */
  cells: Matrix
  /** One row for each word of all claims, as `Attention.found`. */
  found: Matrix
  /**
   * For each claim and word of the sentence, the claim word with most attention, as an index into the words of all
   * claims; 0 without any.
   */
  aligned: Int32Array
}

type Compare = (sentence: EncodedSentence, claims: EncodedClaims, evidence: PreparedEvidence) => ComparedWords

/** Opens the layers that compare each word of the sentence with the words of each claim. */
export function openCompareLayer(weights: Weights, kernel: Kernel, { heads, head }: Encoder): Compare {
  const { arena } = kernel
  const width = weights.raw('context.bias').length
  const ofWord = weights.linear('cell', { inputs: range(0, width) })
  const ofClaim = weights.linear('cell', { inputs: range(width, width + cellColumns(heads, head)) }).weight
  const neighbourLayer = weights.gated('grid1')
  const { pairLogits, bitRows } = tablesOfPairs(weights, kernel, heads)

  /** Returns `Attention.nearness`: products of rows of unit length, by kind of vector. */
  function nearnessOf(sentence: readonly Matrix[], claims: readonly Matrix[]): Matrix {
    const T = sentence[0]?.rows ?? 0
    const words = claims[0]?.rows ?? 0
    const out = arena.matrix(words, T * COSINES_OF_PAIR)
    const one = arena.matrix(words, T)
    for (const [n, own] of sentence.entries()) {
      const other = claims[n]
      if (!other) continue
      kernel.multiply(other, transposed(own, kernel), null, one)
      for (let i = 0; i < one.data.length; i++) out.data[i * COSINES_OF_PAIR + n] = one.data[i]!
    }
    return out
  }

  return (
    { x, directions, queries },
    { keys, values, directions: ofClaims },
    { netClaims, pairBits, width: words },
  ) => {
    const T = x.rows
    // One row for each word of the sentence: its contribution to its cell with each claim.
    const wordContributions = applyLinear(kernel, x, ofWord)
    const nearness = nearnessOf(directions, ofClaims)
    const bits = arena.bytes(T * words)
    bits.set(pairBits.subarray(0, T * words))
    const aligned = arena.ints(netClaims.length * T)
    const found = arena.matrix(words, FOUND_COLUMNS)
    const input = arena.matrix(netClaims.length * T, cellColumns(heads, head))
    let from = 0
    for (const [k, { length }] of netClaims.entries()) {
      const to = from + length
      const own = aligned.subarray(k * T, (k + 1) * T)
      kernel.attend({
        heads,
        head,
        queries,
        pairLogits,
        bitRows,
        bitsStride: words,
        bits: bits.subarray(from),
        keys: matrixRows(keys, from, to),
        values: matrixRows(values, from, to),
        nearness: matrixRows(nearness, from, to),
        cells: matrixRows(input, k * T, (k + 1) * T),
        found: matrixRows(found, from, to),
        aligned: own,
      })
      for (let t = 0; t < T; t++) own[t] = own[t]! < 0 ? 0 : own[t]! + from
      from = to
    }
    const cells = arena.matrix(input.rows, ofClaim.columns)
    kernel.multiply(input, ofClaim, wordContributions, cells)
    kernel.gelu(cells)
    addGated(kernel, cells, neighbourLayer, T)
    return { cells, found, aligned }
  }
}

function tablesOfPairs(w: Weights, { arena }: Kernel, heads: number): { pairLogits: Matrix; bitRows: Matrix } {
  const { weight, bias } = w.linear('pair', { outputs: range(0, HEADS).map((h) => (h < heads ? h : -1)) })
  const bitRows = arena.matrix(256, 8)
  const pairLogits = arena.matrix(257 + COSINES_OF_PAIR, HEADS)
  for (let bits = 0; bits < 256; bits++) {
    for (let b = 0; b < 8; b++) bitRows.data[bits * 8 + b] = (bits >> b) & 1
    for (let h = 0; h < HEADS; h++) {
      let sum = bias.data[h]!
      for (let b = 0; b < 8; b++) if ((bits >> b) & 1) sum += weight.data[b * HEADS + h]!
      pairLogits.data[bits * HEADS + h] = sum
    }
  }
  pairLogits.data.set(weight.data.subarray(8 * HEADS, (8 + COSINES_OF_PAIR) * HEADS), 256 * HEADS)
  pairLogits.data.fill(0, (256 + COSINES_OF_PAIR) * HEADS)
  pairLogits.data.set(w.raw('empty'), (256 + COSINES_OF_PAIR) * HEADS)
  return { pairLogits, bitRows }
}

function transposed({ data, rows, columns }: Matrix, { arena }: Kernel): Matrix {
  const out = arena.matrix(columns, rows)
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) out.data[c * rows + r] = data[r * columns + c]!
  return out
}
