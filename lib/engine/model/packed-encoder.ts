import type { PackedIntegerLayer } from './integer-weights'

type Bytes = Uint8Array<ArrayBuffer>
export interface PackedRows {
  /** One byte a number, or four numbers from -31 to 31 in three bytes. */
  weights: Bytes
  scales: Bytes
}
export interface PackedNorm {
  weight: Bytes
  bias: Bytes
}

/** The stored layers of a transformer, as packages/lab/train writes them. */
export interface PackedTransformer {
  /** Numbers of a piece, and of one head of the attention. */
  width: number
  head: number
  vocabulary: string[]
  pieces: PackedRows
  places: PackedRows
  norm: PackedNorm
  layers: {
    attend: PackedIntegerLayer
    out: PackedIntegerLayer
    norm: PackedNorm
    up: PackedIntegerLayer
    down: PackedIntegerLayer
    last: PackedNorm
  }[]
  /** What each head adds for each distance of two pieces, head after head; numbers of 32 bits. */
  distances?: Bytes
}

export interface PackedEncoder extends PackedTransformer {
  /** The layers that give the context of a word, each with the map to its half of the context. */
  halves: { layer: number; map: Bytes; bias: Bytes }[]
}

export interface PackedReader extends PackedTransformer {
  /** The last map, from the mean of all states to says, neither, contradicts: one row for each. */
  outcomes: { weight: Bytes; bias: Bytes }
}
