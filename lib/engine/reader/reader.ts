import { openLayersInSteps } from '@/lib/engine/encoder/layers'
import { createWordPieces } from '@/lib/engine/encoder/word-pieces'
import { float32ArrayOf } from '@/lib/engine/model/integer-weights'
import type { PackedReader } from '@/lib/engine/model/packed-encoder'
import { createWasmKernel } from '@/lib/engine/model/wasm-kernel'
import { lowerWordsOf } from '@/lib/text/fold-words'

/** Probabilities that a claim says a statement, or contradicts it. */
export interface Entailment {
  says: number
  contradicts: number
}

/** Reads a claim and a statement together. Texts beyond `MOST_OF_TEXT` pieces are cut. */
export type ReadPair = (claim: string, statement: string) => Entailment

/** Opens the reader, in steps of some hundredths of a second: the half of an MPNet that has learnt entailment. */
export function* openReaderLayers(packed: PackedReader): Generator<void, ReadPair, undefined> {
  const kernel = createWasmKernel(MEGABYTES)
  const { arena } = kernel
  const split = createWordPieces(packed.vocabulary)
  const runLayers = yield* openLayersInSteps(packed, kernel, true)
  const weight = float32ArrayOf(packed.outcomes.weight)
  const bias = float32ArrayOf(packed.outcomes.bias)
  const afterWeights = arena.mark()
  return (claim, statement) => {
    // No pair of one text with itself has taught it.
    if (plainWords(claim) === plainWords(statement)) return { says: 1, contradicts: 0 }
    arena.release(afterWeights)
    const [start, ...own] = split(claim.split(/\s+/)).ids
    const [, ...said] = split(statement.split(/\s+/)).ids
    const end = own.pop()
    said.pop()
    if (start === undefined || end === undefined) return { says: 0, contradicts: 0 }
    const ids = [start, ...own.slice(0, MOST_OF_TEXT), end, end, ...said.slice(0, MOST_OF_TEXT), end]
    const { data, rows, columns } = runLayers(ids)
    const logits = Array.from(bias, (first, k) => {
      let sum = 0
      for (let t = 0; t < rows; t++)
        for (let i = 0; i < columns; i++) sum += data[t * columns + i]! * weight[k * columns + i]!
      return first + sum / rows
    })
    const most = Math.max(...logits)
    const shares = logits.map((logit) => Math.exp(logit - most))
    const all = shares.reduce((sum, share) => sum + share, 0)
    return { says: (shares[0] ?? 0) / all, contradicts: (shares[2] ?? 0) / all }
  }
}

/** Memory of the kernel: 85 MB of weights, or 43 in bytes, and the states of two texts. */
const MEGABYTES = 112
/** Number of pieces of a text that are read. */
const MOST_OF_TEXT = 100

const plainWords = (text: string): string => lowerWordsOf(text).join(' ')
