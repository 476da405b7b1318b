import type { Matrix } from '@/lib/engine/model/arena'
import { float32ArrayOf, loadRow } from '@/lib/engine/model/integer-weights'
import type { Kernel } from '@/lib/engine/model/kernel'
import type { PackedEncoder } from '@/lib/engine/model/packed-encoder'
import { createWasmKernel } from '@/lib/engine/model/wasm-kernel'
import { openLayersInSteps } from './layers'
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

/** Opens the encoder, a BERT with the architecture of all-MiniLM-L6-v2, in steps of some hundredths of a second. */
export function* openTextEncoderInSteps(packed: PackedEncoder): Generator<void, EncodeText, undefined> {
  const kernel = createWasmKernel(28)
  const { arena } = kernel
  const { width, halves } = packed
  const split = createWordPieces(packed.vocabulary)
  const runLayers = yield* openLayersInSteps(packed, kernel, false)
  const maps = halves.map(({ layer, map, bias }) => {
    const weight = arena.matrix(width, CONTEXT_NUMBERS / halves.length)
    weight.data.set(float32ArrayOf(map))
    return { layer, weight, bias: loadRow(bias, arena) }
  })
  const afterWeights = arena.mark()

  return (words) => {
    arena.release(afterWeights)
    // Each word has a piece at least, so that no word beyond these is read. A text of any length fits into the arena.
    const { ids, spans } = split(words.slice(0, MOST_PIECES))
    const context = new Int8Array(words.length * CONTEXT_NUMBERS)
    const states = runLayers(ids, (at, x) => {
      for (const [half, { layer, weight, bias }] of maps.entries()) {
        if (at !== layer) continue
        const mapped = arena.matrix(spans.length, weight.columns)
        kernel.multiply(meansOfSpans(x, spans, kernel), weight, bias, mapped)
        for (const [w, [from, to]] of spans.entries())
          if (to > from)
            for (let i = 0; i < weight.columns; i++)
              context[w * CONTEXT_NUMBERS + half * weight.columns + i] = roundedToByte(
                mapped.data[w * weight.columns + i]! * CONTEXT_UNIT,
              )
      }
    })
    return { context, direction: directionOf(states) }
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
