import type { Matrix } from './arena'
import type { Kernel } from './kernel'
import { softmax } from '@/lib/engine/model/tensor'

/** A dense layer, whose weight has one row for each input, or the factors and summands of a normalisation. */
export interface WeightAndBias {
  weight: Matrix
  bias: Matrix
}

export interface GatedLayer {
  norm: WeightAndBias
  /** One row of factors for each place of the convolution. */
  depth: Matrix
  mix: WeightAndBias
}

/** Applies a layer to each row of `x`; the result lies in the arena. */
export function applyLinear(kernel: Kernel, x: Matrix, layer: WeightAndBias): Matrix {
  const out = kernel.arena.matrix(x.rows, layer.weight.columns)
  kernel.multiply(x, layer.weight, layer.bias, out)
  return out
}

/** Adds a gated convolution of the neighbouring rows to each row, in place. */
export function addGated(kernel: Kernel, x: Matrix, { norm, depth, mix }: GatedLayer, stretch = x.rows): void {
  const { arena } = kernel
  const mark = arena.mark()
  const normal = arena.matrix(x.rows, x.columns)
  const sums = arena.matrix(x.rows, x.columns)
  const valuesAndGates = arena.matrix(x.rows, 2 * x.columns)
  kernel.normalise(x, norm.weight, norm.bias, normal)
  kernel.convolve(normal, stretch, depth, sums)
  kernel.multiply(sums, mix.weight, mix.bias, valuesAndGates)
  kernel.gate(x, valuesAndGates)
  arena.release(mark)
}

/** Writes, for each column of `scores`, the mean of `rows` weighted by the softmax of the column. Changes `scores`. */
export function writeMeans(out: Matrix, { arena, multiply }: Kernel, scores: Matrix, rows: Matrix): void {
  const mark = arena.mark()
  const weights = arena.matrix(scores.columns, scores.rows)
  for (let s = 0; s < scores.columns; s++) {
    softmax(scores.data, s, scores.rows, scores.columns)
    for (let r = 0; r < scores.rows; r++) weights.data[s * scores.rows + r] = scores.data[r * scores.columns + s]!
  }
  multiply(weights, rows, null, out)
  arena.release(mark)
}

/** Returns a matrix of `rows` by `columns` over the numbers from index `at` on; the numbers are shared. */
export const matrixView = ({ data }: Matrix, at: number, rows: number, columns: number): Matrix => ({
  data: data.subarray(at, at + rows * columns),
  rows,
  columns,
  stride: columns,
})
