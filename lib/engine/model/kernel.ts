import type { Arena, Matrix } from './arena'
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

/** Number of heads that a kernel processes at once: the net's six heads are padded to eight. */
export const HEADS = 8
/** Cosines of a pair of words: one for each half of their context. */
export const COSINES_OF_PAIR = 2
/** Features of a pair of words: eight bits, and the cosines. */
export const PAIR_SIZE = 8 + COSINES_OF_PAIR

/** Attention for one claim. Heads are padded to `HEADS` in `queries`, `keys`, `pairLogits` and `found`. */
interface Attention {
  heads: number
  /** Numbers in one head; a multiple of four. */
  head: number
  /** One row for each word of the sentence; for each number of a head its value in all heads. */
  queries: Matrix
  /** One row for each word of the claim; the values of all heads stand next to each other, number by number. */
  keys: Matrix
  /** One row for each word of the claim, head after head. */
  values: Matrix
  /** One row for each word of the claim, `COSINES_OF_PAIR` numbers for each word of the sentence. */
  nearness: Matrix
  /** One row for each word of the sentence, one byte for each word of the claim; rows are `bitsStride` apart. */
  bits: Uint8Array
  bitsStride: number
  /** Heads' bias for each byte of bits (256 rows), their factor for each cosine, and their logit for "nothing here". */
  pairLogits: Matrix
  /** The bits of each byte as numbers: 256 rows. */
  bitRows: Matrix
  /**
   * Output: one row for each word of the sentence: the values, head after head; pair features, by attention of each
   * head; the attention to "nothing here"; the maximum features of any pair.
   */
  cells: Matrix
  /** Output: one row for each word of the claim: its maximum attention, by head; its maximum pair features. */
  found: Matrix
  /** Output: for each word of the sentence the claim word with most attention, -1 without any. */
  aligned: Int32Array
}

/** Number of columns of `cells`. */
export const cellColumns = (heads: number, head: number): number => heads * head + heads * PAIR_SIZE + heads + PAIR_SIZE
export const FOUND_COLUMNS = HEADS + PAIR_SIZE
