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

/** How a layer multiplies: inputs of 14 bits, or of 128 steps; the latter over bytes where the kernel can. */
export type LayerForm = 'wide' | 'narrow' | 'bytes'

/** A dense layer in the order in which the kernel reads it: over whole numbers of 16 bits, or over bytes with the sums of its columns. */
export interface IntegerLayer {
  weights: Int16Array | Int8Array
  scales: Matrix
  bias: Matrix
  form: LayerForm
  sums: Int32Array | null
}

/** Opens a layer in an arena. The outputs must be a multiple of eight, the inputs of two, and of 16 unless it is wide. */
export function loadIntegerLayer(
  { shape, weights, scales, bias }: PackedIntegerLayer,
  arena: Arena,
  form: LayerForm,
): IntegerLayer {
  const [inputs, outputs] = shape
  const bytes = new Int8Array(weights.buffer, weights.byteOffset, weights.byteLength)
  if (bytes.length !== inputs * outputs) throw new Error('The weights of a layer are not complete.')
  const inBytes = form === 'bytes'
  const place = arena.bytes((inBytes ? 1 : 2) * bytes.length)
  const out = new (inBytes ? Int8Array : Int16Array)(place.buffer, place.byteOffset, bytes.length)
  const sums = inBytes ? arena.ints(outputs) : null
  const together = inBytes ? 4 : 2
  let at = 0
  for (let block = 0; block < outputs; block += 8)
    for (let i = 0; i < inputs; i += together)
      for (let column = block; column < block + 8; column++)
        for (let k = i; k < i + together; k++) out[at++] = bytes[column * inputs + k]!
  for (let column = 0; sums && column < outputs; column++)
    sums[column] = bytes.subarray(column * inputs, (column + 1) * inputs).reduce((sum, one) => sum + one, 0)
  return { weights: out, scales: loadRow(scales, arena), bias: loadRow(bias, arena), form, sums }
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
