import { largeData } from '@/lib/engine/data/large-data'
import { openTextEncoder, type EncodedText, type EncodeText } from './encoder'

/** Number of encoded texts that are cached, the last used ones: about 12 MB. */
const MOST_CACHED = 4000

let openedEncoder: EncodeText | undefined
const encodedTexts = new Map<string, EncodedText>()

/** Encodes a text with the engine's encoder, which opens at the first text. A text that was encoded lately costs nothing. */
export const encodeTextCached: EncodeText = (words) => {
  const key = words.join(' ')
  const encoded = encodedTexts.get(key) ?? (openedEncoder ??= openTextEncoder(largeData().encoder))(words)
  encodedTexts.delete(key)
  encodedTexts.set(key, encoded)
  const [oldest] = encodedTexts.keys()
  if (encodedTexts.size > MOST_CACHED && oldest !== undefined) encodedTexts.delete(oldest)
  return encoded
}
