import type { PackedIntegerLayer } from './integer-weights'

type Bytes = Uint8Array<ArrayBuffer>
export interface PackedRows {
  /** Four numbers from -31 to 31 in three bytes. */
  weights: Bytes
  scales: Bytes
}
export interface PackedNorm {
  weight: Bytes
  bias: Bytes
}

/** The stored encoder, as tools/lab/train/pack_encoder.py writes it. */
export interface PackedEncoder {
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
  /** The layers that give the context of a word, each with the map to its half of the context. */
  halves: { layer: number; map: Bytes; bias: Bytes }[]
}
