import { largeData } from '@/lib/engine/data/large-data'
import { openTextEncoder, type EncodedText, type EncodeText } from './encoder'

/** Number of encoded texts that are cached, the last used ones: about 12 MB. */
const MOST_CACHED = 4000

let opened: EncodeText | undefined
const cached = new Map<string, EncodedText>()

/** Encodes a text with the engine's encoder, which opens at the first text. A text that was encoded lately costs nothing. */
export const encodeTextCached: EncodeText = (words) => {
  const key = words.join(' ')
  const encoded = cached.get(key) ?? (opened ??= openTextEncoder(largeData().encoder))(words)
  cached.delete(key)
  cached.set(key, encoded)
  const [oldest] = cached.keys()
  if (cached.size > MOST_CACHED && oldest !== undefined) cached.delete(oldest)
  return encoded
}
