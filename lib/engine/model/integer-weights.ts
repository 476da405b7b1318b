import type { Arena, Matrix } from './arena'

/** Stored weights of a dense layer: whole numbers of 8 bits, one row for each output, with one factor for each row. */
export interface PackedIntegerLayer {
  /** Numbers of inputs and outputs. */
  shape: [inputs: number, outputs: number]
  weights: Uint8Array<ArrayBuffer>
  /** Numbers of 32 bits, little-endian. */
  scales: Uint8Array<ArrayBuffer>
  bias: Uint8Array<ArrayBuffer>
}

/** A dense layer over whole numbers of 16 bits, in the order in which the kernel reads them. */
export interface IntegerLayer {
  weights: Int16Array
  scales: Matrix
  bias: Matrix
}

/** Opens a layer in an arena. The outputs must be a multiple of eight, the inputs even. */
export function loadIntegerLayer({ shape, weights, scales, bias }: PackedIntegerLayer, arena: Arena): IntegerLayer {
  const [inputs, outputs] = shape
  const bytes = new Int8Array(weights.buffer, weights.byteOffset, weights.byteLength)
  if (bytes.length !== inputs * outputs) throw new Error('The weights of a layer are not complete.')
  const place = arena.bytes(2 * bytes.length)
  const out = new Int16Array(place.buffer, place.byteOffset, bytes.length)
  let at = 0
  for (let block = 0; block < outputs; block += 8)
    for (let i = 0; i < inputs; i += 2)
      for (let column = block; column < block + 8; column++) {
        out[at++] = bytes[column * inputs + i]!
        out[at++] = bytes[column * inputs + i + 1]!
      }
  return { weights: out, scales: loadRow(scales, arena), bias: loadRow(bias, arena) }
}

/** Copies stored numbers of 32 bits into an arena, as one row. */
export function loadRow(bytes: Uint8Array<ArrayBuffer>, arena: Arena): Matrix {
  const numbers = float32ArrayOf(bytes)
  const row = arena.matrix(1, numbers.length)
  row.data.set(numbers)
  return row
}

/** Returns stored numbers of 32 bits. */
export const float32ArrayOf = (bytes: Uint8Array<ArrayBuffer>): Float32Array => new Float32Array(bytes.slice().buffer)
