import type { Matrix } from './arena'

/** Number of heads that a kernel processes at once: the net's six heads are padded to eight. */
export const HEADS = 8
/** Cosines of a pair of words: one for each half of their context. */
export const COSINES = 2
/** Features of a pair of words: eight bits, and the cosines. */
export const PAIR_SIZE = 8 + COSINES

/** Attention for one claim. Heads are padded to `HEADS` in `queries`, `keys`, `pairLogits` and `found`. */
export interface Attention {
  heads: number
  /** Numbers in one head; a multiple of four. */
  head: number
  /** One row for each word of the sentence; for each number of a head its value in all heads. */
  queries: Matrix
  /** One row for each word of the claim; the values of all heads stand next to each other, number by number. */
  keys: Matrix
  /** One row for each word of the claim, head after head. */
  values: Matrix
  /** One row for each word of the claim, `COSINES` numbers for each word of the sentence. */
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

export const cellColumns = (heads: number, head: number): number => heads * head + heads * PAIR_SIZE + heads + PAIR_SIZE
export const FOUND_COLUMNS = HEADS + PAIR_SIZE
