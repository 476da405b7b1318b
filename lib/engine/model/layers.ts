import type { Matrix } from './arena'
import type { Kernel } from './kernel'

/** A dense layer. Its weight has one row for each input. */
export interface Linear {
  weight: Matrix
  bias: Matrix
}

export interface Norm {
  weight: Matrix
  bias: Matrix
}

export interface GatedLayer {
  norm: Norm
  /** One row of factors for each place of the convolution. */
  depth: Matrix
  mix: Linear
}

/** Applies a layer to each row of `x`; the result lies in the arena. */
export function applyLinear(kernel: Kernel, x: Matrix, layer: Linear): Matrix {
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
