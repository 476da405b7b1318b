import type { Matrix } from '@/lib/engine/model/arena'
import type { Kernel } from '@/lib/engine/model/kernel'
import { softmax } from '@/lib/engine/model/tensor'

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
