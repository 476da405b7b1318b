import { CONTEXT_NUMBERS, contextNumber, type EncodeText } from '@/lib/engine/encoder/encoder'
import type { Matrix } from '@/lib/engine/model/arena'
import { type Kernel, COSINES_OF_PAIR, HEADS, PAIR_SIZE } from '@/lib/engine/model/kernel'
import { addGated, applyLinear } from '@/lib/engine/model/layers'
import type { Weights } from '@/lib/engine/model/weights'
import { range } from '@/lib/text/lists'
import type { PreparedClaim } from '../prepare-evidence'
import { TOKEN_FLAGS, ITEM_TYPES, OWN_TEXT_BIT, type Tokens } from '../tokens'

/** The words of a sentence after encoding. */
export interface EncodedSentence {
  x: Matrix
  /** Each half of the words' context, one row of length one for each word. */
  directions: Matrix[]
  queries: Matrix
}

/** The words of all claims for a sentence, in sequence: the part that does not depend on the sentence. */
export interface EncodedClaims {
  keys: Matrix
  values: Matrix
  /** The contribution of the claim words to the layer that reads them together with their attention (`claim_pair`). */
  claimPart: Matrix
  directions: Matrix[]
}

export interface Encoder {
  heads: number
  head: number
  sentence: (tokens: Tokens, length: number) => EncodedSentence
  claims: (rankedClaims: readonly PreparedClaim[], words: number) => EncodedClaims
}

/** Maximum number of cached values of encoded claim parts: 16 MB. */
const MOST_CACHED_VALUES = 4_000_000

/** Opens the first layers, which encode each word with its context, its type, its flags and its neighbours. */
export function openEncoder(weights: Weights, kernel: Kernel, encodeText: EncodeText): Encoder {
  const { arena } = kernel
  const word = weights.linear('context')
  const flag = weights.linear('flag')
  const kind = weights.matrix('kind.weight')
  // One layer reads context, flags and type together.
  const inputs = arena.matrix(CONTEXT_NUMBERS + TOKEN_FLAGS.length + ITEM_TYPES.length, word.weight.columns)
  inputs.data.set(word.weight.data)
  inputs.data.set(flag.weight.data, CONTEXT_NUMBERS * inputs.columns)
  inputs.data.set(kind.data, (CONTEXT_NUMBERS + TOKEN_FLAGS.length) * inputs.columns)
  const read = { weight: inputs, bias: word.bias }
  for (let i = 0; i < inputs.columns; i++) read.bias.data[i]! += flag.bias.data[i]!
  const enc1 = weights.gated('enc1')
  const enc2 = weights.gated('enc2')

  const heads = weights.raw('empty').length
  const head = weights.raw('query.bias').length / heads
  if (heads > HEADS || head % 4 !== 0) throw new Error(`no kernel for ${String(heads)} heads of ${String(head)}`)
  // Order of the outputs as the attention reads them: each number of a head for all heads, padded to `HEADS`.
  const byLane = range(0, head * HEADS).map((o) =>
    o % HEADS < heads ? (o % HEADS) * head + Math.floor(o / HEADS) : -1,
  )
  const query = weights.linear('query', { outputs: byLane })
  const scale = 1 / Math.sqrt(head)
  for (const { data } of [query.weight, query.bias]) for (let i = 0; i < data.length; i++) data[i]! *= scale
  const key = weights.linear('key', { outputs: byLane })
  const value = weights.linear('value')
  const claimPair = weights.linear('claim_pair', {
    inputs: range(PAIR_SIZE + heads, PAIR_SIZE + heads + inputs.columns),
  })

  /** Returns the context of each word; zeros for a phrasing, which is not encoded. */
  function contextOf(tokens: Tokens, length: number, isEncoded: boolean): Matrix {
    const context = arena.matrix(length, CONTEXT_NUMBERS)
    context.data.fill(0)
    if (isEncoded) {
      const encoded = encodeText(tokens.encoded).context
      for (let i = 0; i < context.data.length; i++) context.data[i] = contextNumber(encoded[i]!)
    }
    return context
  }

  /** Returns the two halves of a context, each with its rows scaled to length one. */
  function directionsOf(context: Matrix): Matrix[] {
    const width = CONTEXT_NUMBERS / COSINES_OF_PAIR
    return range(0, COSINES_OF_PAIR).map((half) => {
      const out = arena.matrix(context.rows, width)
      for (let t = 0; t < context.rows; t++) {
        const own = context.data.subarray(t * CONTEXT_NUMBERS + half * width, t * CONTEXT_NUMBERS + (half + 1) * width)
        const length = Math.sqrt(own.reduce((sum, x) => sum + x * x, 0)) || 1
        for (let i = 0; i < width; i++) out.data[t * width + i] = own[i]! / length
      }
      return out
    })
  }

  function encode(tokens: Tokens, context: Matrix, extra: number): Matrix {
    const features = arena.matrix(context.rows, inputs.rows)
    features.data.fill(0)
    for (let t = 0; t < context.rows; t++) {
      const at = t * inputs.rows
      features.data.set(context.data.subarray(t * CONTEXT_NUMBERS, (t + 1) * CONTEXT_NUMBERS), at)
      const flags = (tokens.flags[t] ?? 0) | extra
      for (let f = 0; f < TOKEN_FLAGS.length; f++) features.data[at + CONTEXT_NUMBERS + f] = (flags >> f) & 1
      features.data[at + CONTEXT_NUMBERS + TOKEN_FLAGS.length + (tokens.types[t] ?? 0)] = 1
    }
    const x = applyLinear(kernel, features, read)
    addGated(kernel, x, enc1)
    addGated(kernel, x, enc2)
    return x
  }

  /** Cached claim parts, the least recently used first. */
  const cachedParts = new Map<Tokens, Map<number, CachedClaimPart>>()
  let keptNumbers = 0
  function encodedPart({ tokens, count, ownText }: PreparedClaim['parts'][number]): CachedClaimPart {
    const mode = count * 2 + (ownText ? 1 : 0)
    const modes = cachedParts.get(tokens) ?? new Map<number, CachedClaimPart>()
    cachedParts.delete(tokens)
    cachedParts.set(tokens, modes)
    const cachedPart = modes.get(mode)
    if (cachedPart) return cachedPart
    const mark = arena.mark()
    const context = contextOf(tokens, count, ownText)
    const x = encode(tokens, context, ownText ? OWN_TEXT_BIT : 0)
    const part = {
      keys: applyLinear(kernel, x, key).data.slice(),
      values: applyLinear(kernel, x, value).data.slice(),
      claimPart: applyLinear(kernel, x, claimPair).data.slice(),
      directions: directionsOf(context).map(({ data }) => data.slice()),
    }
    arena.release(mark)
    modes.set(mode, part)
    keptNumbers += sizeOf(part)
    while (keptNumbers > MOST_CACHED_VALUES && cachedParts.size > 1) {
      const [oldest] = cachedParts
      if (!oldest) break
      cachedParts.delete(oldest[0])
      for (const one of oldest[1].values()) keptNumbers -= sizeOf(one)
    }
    return part
  }

  return {
    heads,
    head,
    sentence: (tokens, length) => {
      const context = contextOf(tokens, length, true)
      const x = encode(tokens, context, 0)
      return { x, directions: directionsOf(context), queries: applyLinear(kernel, x, query) }
    },
    claims: (rankedClaims, words) => {
      const claims = {
        keys: arena.matrix(words, key.weight.columns),
        values: arena.matrix(words, value.weight.columns),
        claimPart: arena.matrix(words, claimPair.weight.columns),
        directions: range(0, COSINES_OF_PAIR).map(() => arena.matrix(words, CONTEXT_NUMBERS / COSINES_OF_PAIR)),
      }
      let at = 0
      for (const { parts } of rankedClaims)
        for (const part of parts) {
          const encoded = encodedPart(part)
          for (const name of ENCODED_PARTS) claims[name].data.set(encoded[name], at * claims[name].columns)
          for (const [half, { data, columns }] of claims.directions.entries())
            data.set(encoded.directions[half] ?? [], at * columns)
          at += part.count
        }
      return claims
    },
  }
}

const ENCODED_PARTS = ['keys', 'values', 'claimPart'] as const
/** An encoded claim part, outside the arena. */
type CachedClaimPart = Record<(typeof ENCODED_PARTS)[number], Float32Array> & { directions: Float32Array[] }

const sizeOf = (part: CachedClaimPart): number =>
  [...ENCODED_PARTS.map((name) => part[name]), ...part.directions].reduce((n, { length }) => n + length, 0)
