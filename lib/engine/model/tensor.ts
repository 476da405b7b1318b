/** Small functions on plain arrays that a net needs between its layers. */

/** Softmax of `count` numbers that lie `step` apart, in place. */
export function softmax(x: Float32Array, at: number, count: number, step = 1): void {
  let most = -Infinity
  for (let i = 0, j = at; i < count; i++, j += step) most = Math.max(most, x[j]!)
  let sum = 0
  for (let i = 0, j = at; i < count; i++, j += step) sum += x[j] = Math.exp(x[j]! - most)
  for (let i = 0, j = at; i < count; i++, j += step) x[j]! /= sum
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))
export const logSigmoid = (x: number): number => (x > 0 ? -Math.log1p(Math.exp(-x)) : x - Math.log1p(Math.exp(x)))
