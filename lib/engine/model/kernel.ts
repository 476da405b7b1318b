import type { Arena, Matrix } from './arena'
import type { Attention } from './attention'
import { createPlainKernel } from './plain-kernel'
import { createWasmKernel } from './wasm-kernel'

/** The loops that take the time of a net. Matrices lie in the kernel's arena; rows are a multiple of four wide where nothing else is said. */
export interface Kernel {
  arena: Arena
  /**
   * out = x × weight + start. `start` has one row for all, or rows that are gone through again and again. Columns may be any number.
   */
  multiply: (x: Matrix, weight: Matrix, start: Matrix | null, out: Matrix) => void
  /** Layer normalisation of each row. */
  normalise: (x: Matrix, weight: Matrix, bias: Matrix, out: Matrix) => void
  /** Convolves each column along stretches of `stretch` rows; `depth` has one row of factors for each place. */
  convolve: (x: Matrix, stretch: number, depth: Matrix, out: Matrix) => void
  /** x += left half of `mixed` × sigmoid of its right half. */
  gate: (x: Matrix, mixed: Matrix) => void
  /** The Gaussian error linear unit, in place. */
  gelu: (x: Matrix) => void
  attend: (attention: Attention) => void
}

/** Room for the weights and for the longest sentence with the longest claims. Memory that is not used is never given by the system. */
const BYTES = 16 * 1024 * 1024

/** A kernel in WebAssembly where that can be had, and else in TypeScript. Both give the same numbers but for rounding. */
export function openKernel(): Kernel {
  return createWasmKernel() ?? createPlainKernel(BYTES)
}
