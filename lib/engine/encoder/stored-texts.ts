import { joinBytes } from '@/lib/text/bytes'
import type { PackedEncoder } from '@/lib/engine/model/packed-encoder'
import { DIRECTION_LENGTH } from './directions'
import { CONTEXT_NUMBERS, type EncodedText } from './encoder'

/** Texts with what the encoder makes of them, to be kept for the next start. */
export interface StoredTexts {
  /** Hash of the weights that made them. */
  weights: string
  /** Each text as its words, with a space between two. */
  texts: string[]
  /** For each text its context, then its direction: one byte a number. */
  numbers: Uint8Array<ArrayBuffer>
}

export type FindText = (text: string) => EncodedText | undefined

/** Opens stored texts for look-up; their numbers are not copied. Damaged ones find nothing. */
export function openStoredTexts({ texts, numbers }: StoredTexts): FindText {
  const places = new Map<string, number>()
  let end = 0
  for (const text of texts) {
    places.set(text, end)
    end += lengthOf(text)
  }
  const all = new Int8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)
  if (end !== all.length) return () => undefined
  return (text) => {
    const at = places.get(text)
    if (at === undefined) return undefined
    const to = at + lengthOf(text)
    return { context: all.subarray(at, to - DIRECTION_LENGTH), direction: all.subarray(to - DIRECTION_LENGTH, to) }
  }
}

/** Returns the texts of `before`, if the same weights made them, and those of `encoded`. */
export function storeTexts(
  weights: string,
  encoded: ReadonlyMap<string, EncodedText>,
  before?: StoredTexts,
): StoredTexts {
  const known = before?.weights === weights ? before : { texts: [], numbers: new Uint8Array() }
  const all = [...encoded.values()].flatMap(({ context, direction }) => [context, direction])
  const bytes = all.map((row) => new Uint8Array(row.slice().buffer))
  return { weights, texts: [...known.texts, ...encoded.keys()], numbers: joinBytes([known.numbers, ...bytes]) }
}

/**
 * Returns a hash of the encoder's weights, which tells apart what another encoder made. It reads every 16th byte: another
 * training changes nearly all of them.
 */
export function hashOfWeights({ layers, halves, pieces, places }: PackedEncoder): string {
  const parts = [pieces, places, ...halves, ...layers.flatMap(({ attend, out, up, down }) => [attend, out, up, down])]
  let hash = 0x811c9dc5
  for (const bytes of parts.flatMap((part) => Object.values<unknown>({ ...part })))
    if (bytes instanceof Uint8Array)
      for (let i = 0; i < bytes.length; i += 16) hash = Math.imul(hash ^ bytes[i]!, 0x01000193)
  return (hash >>> 0).toString(16)
}

/** Number of bytes of a stored text. */
const lengthOf = (text: string): number => text.split(' ').length * CONTEXT_NUMBERS + DIRECTION_LENGTH
