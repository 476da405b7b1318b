/** Returns the signed bytes of a base64 text, or a view of the given bytes, which are not copied. */
export function int8Of(packed: string | Uint8Array<ArrayBuffer>): Int8Array {
  const { buffer, byteOffset, length } = typeof packed === 'string' ? base64Bytes(packed) : packed
  return new Int8Array(buffer, byteOffset, length)
}

/**
 * Decodes a base64 text. An iterator over the characters would take a hundred milliseconds for the word
 * table at each start of the worker.
 *
 * @throws Error for a text that is not base64
 */
export function base64Bytes(text: string): Uint8Array<ArrayBuffer> {
  const { fromBase64 } = Uint8Array as { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }
  if (fromBase64) return fromBase64.call(Uint8Array, text)
  // Chromium before 140 has no `fromBase64`.
  const letters = atob(text)
  const bytes = new Uint8Array(letters.length)
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i)
  return bytes
}

export function base64Of(bytes: Uint8Array): string {
  const { toBase64 } = bytes as { toBase64?: () => string }
  // Chromium before 140 has no `toBase64`.
  return toBase64?.call(bytes) ?? btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Joins the parts in order; a single part is returned as it is, and not copied. */
export function joinBytes(parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer>
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts
  if (first && parts.length === 1) return first
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
