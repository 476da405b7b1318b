import type { Arena, Matrix } from './arena'

/** Stored weights of a dense layer: whole numbers of 8 bits, one row for each output, with one factor for each row. */
export interface PackedIntegerLayer {
  /** Numbers of inputs and outputs. */
  shape: [inputs: number, outputs: number]
  weights: Uint8Array<ArrayBuffer>
  /** One byte for each 32 weights, which are stored in 4 bits then: a weight is half its product with the byte. */
  groups?: Uint8Array<ArrayBuffer>
  /** Numbers of 32 bits, little-endian. */
  scales: Uint8Array<ArrayBuffer>
  bias: Uint8Array<ArrayBuffer>
}

/** How a layer multiplies: inputs of 14 bits, or of 128 steps; the latter over bytes where the kernel can. */
type LayerForm = 'wide' | 'narrow' | 'bytes'

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
  { shape, weights, groups, scales, bias }: PackedIntegerLayer,
  arena: Arena,
  form: LayerForm,
): IntegerLayer {
  const [inputs, outputs] = shape
  const bytes = groups
    ? unpackFourBits(weights, groups)
    : new Int8Array(weights.buffer, weights.byteOffset, weights.byteLength)
  if (bytes.length !== inputs * outputs) throw new Error('The weights of a layer are not complete.')
  const place = arena.bytes((form === 'bytes' ? 1 : 2) * bytes.length)
  const sums = form === 'bytes' ? arena.ints(outputs) : null
  const out = sums
    ? placeFours(bytes, inputs, sums, new Int8Array(place.buffer, place.byteOffset, bytes.length))
    : placeTwos(bytes, inputs, new Int16Array(place.buffer, place.byteOffset, bytes.length))
  return { weights: out, scales: loadRow(scales, arena), bias: loadRow(bias, arena), form, sums }
}

/** Returns weights of 8 bits from pairs of weights of 4 bits, the first one in the lower half of a byte. */
function unpackFourBits(pairs: Uint8Array, groups: Uint8Array): Int8Array {
  const products = (productsOfPairs ??= multiplyPairs())
  const out = new Uint16Array(pairs.length)
  for (let group = 0, at = 0; group < groups.length; group++) {
    const row = groups[group]! << 8
    for (const end = at + BYTES_OF_GROUP; at < end; at++) out[at] = products[row | pairs[at]!]!
  }
  return new Int8Array(out.buffer)
}
const BYTES_OF_GROUP = 16

/** Both weights of each pair for each byte of a group: a look-up takes a fifth of the time of two products. */
let productsOfPairs: Uint16Array | undefined

function multiplyPairs(): Uint16Array {
  const half = (weight: number, factor: number): number => Math.trunc((weight * factor) / 2) & 255
  return new Uint16Array(1 << 16).map((_, at) => {
    const factor = at >> 8
    return half((at << 28) >> 28, factor) | (half((at << 24) >> 28, factor) << 8)
  })
}

// One loop for each kind of array: a reader has some 50 million weights, and engines are slow where a place sees two kinds.
function placeTwos(bytes: Int8Array, inputs: number, out: Int16Array): Int16Array {
  let at = 0
  for (let block = 0; block < bytes.length; block += 8 * inputs)
    for (let i = block; i < block + inputs; i += 2)
      for (let from = i; from < i + 8 * inputs; from += inputs) {
        out[at++] = bytes[from]!
        out[at++] = bytes[from + 1]!
      }
  return out
}

function placeFours(bytes: Int8Array, inputs: number, sums: Int32Array, out: Int8Array): Int8Array {
  // Four bytes move as one number, in half the time.
  const fours = new Int32Array(bytes.slice().buffer)
  const placed = new Int32Array(out.buffer, out.byteOffset, fours.length)
  const row = inputs / 4
  let at = 0
  for (let block = 0; block < fours.length; block += 8 * row)
    for (let i = block; i < block + row; i++)
      for (let from = i; from < i + 8 * row; from += row) placed[at++] = fours[from]!
  for (const [column] of sums.entries()) {
    let sum = 0
    for (let i = column * row; i < (column + 1) * row; i++)
      sum += (fours[i]! >> 24) + ((fours[i]! << 8) >> 24) + ((fours[i]! << 16) >> 24) + ((fours[i]! << 24) >> 24)
    sums[column] = sum
  }
  return out
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
