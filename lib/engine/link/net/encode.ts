import { VECTOR_WIDTH, vectorOf } from '@/lib/engine/lexicon/word-table'
import type { Matrix } from '@/lib/engine/model/arena'
import { LANES, PAIR_SIZE } from '@/lib/engine/model/attention'
import type { Kernel } from '@/lib/engine/model/kernel'
import { gated, linear } from '@/lib/engine/model/layers'
import type { Weights } from '@/lib/engine/model/weights'
import { range } from '@/lib/text/range'
import type { PreparedClaim } from '../prepare-evidence'
import { FLAGS, ITEM_TYPES, OWN_TEXT, type Tokens } from '../tokens'

/** The words of a sentence after encoding. */
export interface EncodedSentence {
  x: Matrix
  /** One row for each word, from the word table. */
  vectors: Matrix
  queries: Matrix
}

/** The words of all claims for a sentence, in sequence: the part that does not depend on the sentence. */
export interface EncodedClaims {
  keys: Matrix
  values: Matrix
  /** The contribution of the claim words to the layer that reads them together with their attention (`claim_pair`). */
  claimPart: Matrix
  vectors: Matrix
}

export interface Encoder {
  heads: number
  head: number
  sentence: (tokens: Tokens, length: number) => EncodedSentence
  claims: (rankedClaims: readonly PreparedClaim[], words: number) => EncodedClaims
}

/** Maximum number of cached values of encoded claim parts: 16 MB. */
const MOST_KEPT = 4_000_000

/** Opens the first layers, which encode each word with its type, its flags and its neighbours. */
export function openEncoder(w: Weights, kernel: Kernel): Encoder {
  const { arena } = kernel
  const [word, flag, kind] = [w.linear('word'), w.linear('flag'), w.matrix('kind.weight')]
  // One layer reads vector, flags and type together.
  const inputs = arena.matrix(VECTOR_WIDTH + FLAGS.length + ITEM_TYPES.length, word.weight.columns)
  inputs.data.set(word.weight.data)
  inputs.data.set(flag.weight.data, VECTOR_WIDTH * inputs.columns)
  inputs.data.set(kind.data, (VECTOR_WIDTH + FLAGS.length) * inputs.columns)
  const read = { weight: inputs, bias: word.bias }
  for (let i = 0; i < inputs.columns; i++) read.bias.data[i]! += flag.bias.data[i]!
  const [enc1, enc2] = [w.gated('enc1'), w.gated('enc2')]

  const heads = w.raw('empty').length
  const head = w.raw('query.bias').length / heads
  if (heads > LANES || head % 4 !== 0) throw new Error(`no kernel for ${String(heads)} heads of ${String(head)}`)
  // Order of the outputs as the attention reads them: each number of a head for all heads, padded to `LANES`.
  const byLane = range(0, head * LANES).map((o) =>
    o % LANES < heads ? (o % LANES) * head + Math.floor(o / LANES) : -1,
  )
  const query = w.linear('query', { outputs: byLane })
  const scale = 1 / Math.sqrt(head)
  for (const { data } of [query.weight, query.bias]) for (let i = 0; i < data.length; i++) data[i]! *= scale
  const key = w.linear('key', { outputs: byLane })
  const value = w.linear('value')
  const claimPair = w.linear('claim_pair', { inputs: range(PAIR_SIZE + heads, PAIR_SIZE + heads + inputs.columns) })

  function vectorsOf(tokens: Tokens, length: number): Matrix {
    const vectors = arena.matrix(length, VECTOR_WIDTH)
    vectors.data.fill(0)
    for (let t = 0; t < length; t++) vectorOf(tokens.rows[t] ?? -1, vectors.data, t * VECTOR_WIDTH)
    return vectors
  }

  function encode(tokens: Tokens, vectors: Matrix, extra: number): Matrix {
    const features = arena.matrix(vectors.rows, inputs.rows)
    features.data.fill(0)
    for (let t = 0; t < vectors.rows; t++) {
      const at = t * inputs.rows
      features.data.set(vectors.data.subarray(t * VECTOR_WIDTH, (t + 1) * VECTOR_WIDTH), at)
      const flags = (tokens.flags[t] ?? 0) | extra
      for (let f = 0; f < FLAGS.length; f++) features.data[at + VECTOR_WIDTH + f] = (flags >> f) & 1
      features.data[at + VECTOR_WIDTH + FLAGS.length + (tokens.types[t] ?? 0)] = 1
    }
    const x = linear(kernel, features, read)
    gated(kernel, x, enc1)
    gated(kernel, x, enc2)
    return x
  }

  /** Cached claim parts, the least recently used first. */
  const kept = new Map<Tokens, Map<number, KeptPart>>()
  let keptNumbers = 0
  function encodedPart({ tokens, count, ownText }: PreparedClaim['parts'][number]): KeptPart {
    const mode = count * 2 + (ownText ? 1 : 0)
    const modes = kept.get(tokens) ?? new Map<number, KeptPart>()
    kept.delete(tokens)
    kept.set(tokens, modes)
    const known = modes.get(mode)
    if (known) return known
    const mark = arena.mark()
    const vectors = vectorsOf(tokens, count)
    const x = encode(tokens, vectors, ownText ? OWN_TEXT : 0)
    const part = {
      keys: linear(kernel, x, key).data.slice(),
      values: linear(kernel, x, value).data.slice(),
      claimPart: linear(kernel, x, claimPair).data.slice(),
      vectors: vectors.data.slice(),
    }
    arena.release(mark)
    modes.set(mode, part)
    keptNumbers += sizeOf(part)
    while (keptNumbers > MOST_KEPT && kept.size > 1) {
      const [oldest] = kept
      if (!oldest) break
      kept.delete(oldest[0])
      for (const one of oldest[1].values()) keptNumbers -= sizeOf(one)
    }
    return part
  }

  return {
    heads,
    head,
    sentence: (tokens, length) => {
      const vectors = vectorsOf(tokens, length)
      const x = encode(tokens, vectors, 0)
      return { x, vectors, queries: linear(kernel, x, query) }
    },
    claims: (rankedClaims, words) => {
      const claims = {
        keys: arena.matrix(words, key.weight.columns),
        values: arena.matrix(words, value.weight.columns),
        claimPart: arena.matrix(words, claimPair.weight.columns),
        vectors: arena.matrix(words, VECTOR_WIDTH),
      }
      let at = 0
      for (const { parts } of rankedClaims)
        for (const part of parts) {
          const encoded = encodedPart(part)
          for (const name of PARTS) claims[name].data.set(encoded[name], at * claims[name].columns)
          at += part.count
        }
      return claims
    },
  }
}

const PARTS = ['keys', 'values', 'claimPart', 'vectors'] as const
/** An encoded claim part, outside the arena. */
type KeptPart = Record<(typeof PARTS)[number], Float32Array>

const sizeOf = (part: KeptPart): number => PARTS.reduce((n, name) => n + part[name].length, 0)
