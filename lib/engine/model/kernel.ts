import type { Arena, Matrix } from './arena'
import type { Attention } from './attention'
import type { IntegerLayer } from './integer-weights'

/**
 * The time-critical loops of a net. Matrices lie in the kernel's arena; row widths are multiples of four unless noted.
 */
export interface Kernel {
  arena: Arena
  /** The runtime has relaxed SIMD: a narrow layer lies in bytes, in half the memory, and gives the same numbers. */
  multipliesBytes: boolean
  /** out = x × weight + start. `start` has one row for all, or rows that are repeated. Any number of columns. */
  multiply: (x: Matrix, weight: Matrix, start: Matrix | null, out: Matrix) => void
  /** Layer normalisation of each row. */
  normalise: (x: Matrix, weight: Matrix, bias: Matrix, out: Matrix) => void
  /** Convolves each column along stretches of `stretch` rows; `depth` has one row of factors for each place. */
  convolve: (x: Matrix, stretch: number, depth: Matrix, out: Matrix) => void
  /** x += left half of `valuesAndGates` × sigmoid of its right half. */
  gate: (x: Matrix, valuesAndGates: Matrix) => void
  /** The Gaussian error linear unit, in place. */
  gelu: (x: Matrix) => void
  attend: (attention: Attention) => void
  /** out = x × weight + bias, over rounded numbers. */
  multiplyIntegers: (x: Matrix, layer: IntegerLayer, out: Matrix) => void
  /**
   * Attention of all rows to each other; a row of `x` has queries, keys and values. A row of `bias` has what a head adds for each
   * distance between two rows of `x`, from the most negative one.
   */
  selfAttend: (x: Matrix, head: number, bias: Matrix | null, out: Matrix) => void
}
