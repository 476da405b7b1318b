import { largeData } from '@/lib/engine/data/large-data'
import type { PackedEncoder } from '@/lib/engine/model/packed-encoder'
import { madeOnce } from '@/lib/text/run-in-slices'
import { openTextEncoderInSteps, type EncodedText, type EncodeText } from './encoder'
import { hashOfWeights, openStoredTexts, type FindText, type StoredTexts } from './stored-texts'

/** Number of encoded texts that are cached, the last used ones: about 12 MB. */
const MOST_CACHED = 4000
/** Number of bytes of stored texts that are in use at a time, those of the last dossiers. */
const MOST_STORED = 64_000_000

let packedEncoder: PackedEncoder | undefined
let hash: string | undefined
const opened = madeOnce(() => openTextEncoderInSteps(packed()))
/** Opens the encoder before its first text. A text that comes meanwhile takes the steps that are left at once. */
export const openEncoderInSteps = opened.inSteps
const encodedTexts = new Map<string, EncodedText>()
const storedTexts = new Map<StoredTexts, FindText>()

/**
 * Encodes a text with the engine's encoder, which opens at the first text that is not stored. A text that was encoded lately
 * costs nothing.
 */
export const encodeTextCached: EncodeText = (words) => {
  const key = words.join(' ')
  const encoded = encodedTexts.get(key) ?? findStored(key) ?? opened.atOnce()(words)
  encodedTexts.delete(key)
  encodedTexts.set(key, encoded)
  const [oldest] = encodedTexts.keys()
  if (encodedTexts.size > MOST_CACHED && oldest !== undefined) encodedTexts.delete(oldest)
  return encoded
}

/** Uses stored texts, if the weights of the encoder have made them. */
export function provideStoredTexts(stored: StoredTexts): void {
  if (stored.weights !== encoderHash()) return
  const find = storedTexts.get(stored) ?? openStoredTexts(stored)
  storedTexts.delete(stored)
  storedTexts.set(stored, find)
  let bytes = [...storedTexts.keys()].reduce((sum, { numbers }) => sum + numbers.length, 0)
  for (const oldest of storedTexts.keys()) {
    if (bytes <= MOST_STORED || oldest === stored) return
    storedTexts.delete(oldest)
    bytes -= oldest.numbers.length
  }
}

/** Hash of the weights of the engine's encoder. */
export const encoderHash = (): string => (hash ??= hashOfWeights(packed()))

const packed = (): PackedEncoder => (packedEncoder ??= largeData().encoder)

function findStored(text: string): EncodedText | undefined {
  for (const find of storedTexts.values()) {
    const found = find(text)
    if (found) return found
  }
  return undefined
}
