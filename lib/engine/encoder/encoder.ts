import type { Matrix } from '@/lib/engine/model/arena'
import { float32ArrayOf, loadIntegerLayer, loadRow } from '@/lib/engine/model/integer-weights'
import type { Kernel } from '@/lib/engine/model/kernel'
import type { Norm } from '@/lib/engine/model/layers'
import type { PackedEncoder, PackedNorm, PackedRows } from '@/lib/engine/model/packed-encoder'
import { createWasmKernel } from '@/lib/engine/model/wasm-kernel'
import { createWordPieces, MOST_PIECES } from './word-pieces'

export interface EncodedText {
  /** `CONTEXT_NUMBERS` integers for each word: its meaning in the context of the other words. */
  context: Int8Array
  /** The meaning of the whole text, as a direction: `width` whole numbers. */
  direction: Int8Array
}

/** Encodes a text, given as its words. Words beyond the first 125 pieces have zeros. */
export type EncodeText = (words: readonly string[]) => EncodedText

/** Numbers in the context of a word: two halves. */
export const CONTEXT_NUMBERS = 128
/** Scales of contexts and of directions: the whole number of 1. */
const CONTEXT_UNIT = 16
const DIRECTION_UNIT = 400

/** Opens the encoder: a BERT with the architecture of all-MiniLM-L6-v2. Its opening takes some tenths of a second. */
export function openTextEncoder(packed: PackedEncoder, kernel: Kernel = createWasmKernel(28)): EncodeText {
  const { arena } = kernel
  const { width, head, halves } = packed
  const split = createWordPieces(packed.vocabulary)
  const norm = ({ weight, bias }: PackedNorm): Norm => ({
    weight: loadRow(weight, arena),
    bias: loadRow(bias, arena),
  })
  const [pieces, places] = [rowReader(packed.pieces, width), rowReader(packed.places, width)]
  const first = norm(packed.norm)
  const layers = packed.layers.map((layer) => ({
    attend: loadIntegerLayer(layer.attend, arena),
    out: loadIntegerLayer(layer.out, arena),
    norm: norm(layer.norm),
    up: loadIntegerLayer(layer.up, arena),
    down: loadIntegerLayer(layer.down, arena),
    last: norm(layer.last),
  }))
  const maps = halves.map(({ layer, map, bias }) => {
    const weight = arena.matrix(width, CONTEXT_NUMBERS / halves.length)
    weight.data.set(float32ArrayOf(map))
    return { layer, weight, bias: loadRow(bias, arena) }
  })
  const afterWeights = arena.mark()

  /** Normalises a + b into a. */
  function addNormalised(a: Matrix, b: Matrix, { weight, bias }: Norm): void {
    for (let i = 0; i < a.data.length; i++) b.data[i]! += a.data[i]!
    kernel.normalise(b, weight, bias, a)
  }

  return (words) => {
    arena.release(afterWeights)
    // Each word has a piece at least, so that no word beyond these is read. A text of any length fits into the arena.
    const { ids, spans } = split(words.slice(0, MOST_PIECES))
    const x = arena.matrix(ids.length, width)
    const sums = arena.matrix(ids.length, width)
    for (const [t, id] of ids.entries()) {
      const row = sums.data.subarray(t * width, (t + 1) * width).fill(0)
      pieces(id, row)
      places(t, row)
    }
    kernel.normalise(sums, first.weight, first.bias, x)
    const context = new Int8Array(words.length * CONTEXT_NUMBERS)
    const attended = arena.matrix(ids.length, 3 * width)
    const inner = arena.matrix(ids.length, layers[0]?.up.scales.columns ?? 0)
    for (const [n, layer] of layers.entries()) {
      kernel.multiplyIntegers(x, layer.attend, attended)
      kernel.selfAttend(attended, head, sums)
      const out = arena.matrix(ids.length, width)
      kernel.multiplyIntegers(sums, layer.out, out)
      addNormalised(x, out, layer.norm)
      kernel.multiplyIntegers(x, layer.up, inner)
      kernel.gelu(inner)
      kernel.multiplyIntegers(inner, layer.down, out)
      addNormalised(x, out, layer.last)
      for (const [half, { layer: at, weight, bias }] of maps.entries()) {
        if (at !== n + 1) continue
        const mapped = arena.matrix(spans.length, weight.columns)
        kernel.multiply(meansOfSpans(x, spans, kernel), weight, bias, mapped)
        for (const [w, [from, to]] of spans.entries())
          if (to > from)
            for (let i = 0; i < weight.columns; i++)
              context[w * CONTEXT_NUMBERS + half * weight.columns + i] = roundedToByte(
                mapped.data[w * weight.columns + i]! * CONTEXT_UNIT,
              )
      }
    }
    return { context, direction: directionOf(x) }
  }
}

/** Returns a function that adds a stored row to `out`. */
function rowReader({ weights, scales }: PackedRows, width: number): (row: number, out: Float32Array) => void {
  const bytes = new Int8Array((weights.length / 3) * 4)
  for (let i = 0, at = 0; i < weights.length; i += 3) {
    const four = weights[i]! | (weights[i + 1]! << 8) | (weights[i + 2]! << 16)
    for (let shift = 0; shift < 24; shift += 6) bytes[at++] = ((four >> shift) & 63) - 32
  }
  const factors = float32ArrayOf(scales)
  return (row, out) => {
    const factor = factors[row] ?? 0
    for (let i = 0; i < width; i++) out[i]! += bytes[row * width + i]! * factor
  }
}

/** Means of the rows of each span; zeros for an empty one. */
function meansOfSpans({ data, columns }: Matrix, spans: readonly [number, number][], { arena }: Kernel): Matrix {
  const means = arena.matrix(spans.length, columns)
  means.data.fill(0)
  for (const [w, [from, to]] of spans.entries())
    for (let t = from; t < to; t++)
      for (let i = 0; i < columns; i++) means.data[w * columns + i]! += data[t * columns + i]! / (to - from)
  return means
}

/** The mean of all rows but the first and the last, as a direction. */
function directionOf({ data, rows, columns }: Matrix): Int8Array {
  const mean = new Float32Array(columns)
  for (let t = 1; t < rows - 1; t++) for (let i = 0; i < columns; i++) mean[i]! += data[t * columns + i]!
  const length = Math.sqrt(mean.reduce((sum, x) => sum + x * x, 0)) || 1
  return Int8Array.from(mean, (x) => roundedToByte((x / length) * DIRECTION_UNIT))
}

export const contextNumber = (whole: number): number => whole / CONTEXT_UNIT

const roundedToByte = (x: number): number => Math.max(-127, Math.min(127, Math.round(x)))
