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
