/**
 * Decodes a file's bytes to text; null for binary data (a picture, an archive, a PDF).
 *
 * UTF-8 keeps its byte order mark as a character, so that offsets equal those of other programs. UTF-16 is detected by
 * its mark, or by the zeros of English letters. Text without valid UTF-8 letters is decoded as Windows-1252; otherwise
 * single damaged bytes become U+FFFD.
 *
 * @param label the encoding that the file declares (HTML's meta), if any
 */
export function decodeBytes(bytes: Uint8Array, label?: string): string | null {
  const wide = utf16(bytes)
  if (wide) return new TextDecoder(wide).decode(bytes)
  if (isBinary(bytes)) return null
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  if (!text.includes('\uFFFD')) return text
  const named = label === undefined ? undefined : decoderFor(label)
  if (named?.encoding === 'windows-1252') return decodeWindows1252(bytes)
  if (named && named.encoding !== 'utf-8') return named.decode(bytes)
  const damaged = text.split('\uFFFD').length - 1
  // English text has few accented letters in any encoding; more damage means binary data.
  if (damaged > text.length * 0.3) return null
  const hasUtf8Letters = /[\u0080-\uFFFC]/.test(text)
  return hasUtf8Letters ? text : decodeWindows1252(bytes)
}

/** The characters of Windows-1252 for 80 to 9F; U+FFFD for undefined ones. */
export const WINDOWS_1252_CHARACTERS = '€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ'

/** Uses a table, as Node from 20.18.3 decodes Windows-1252 as Latin-1: https://github.com/nodejs/node/issues/56542 */
function decodeWindows1252(bytes: Uint8Array): string {
  return latin1TextOf(bytes).replace(/[\u0080-\u009F]/g, (unit) =>
    WINDOWS_1252_CHARACTERS.charAt(unit.charCodeAt(0) - 0x80),
  )
}

/** Returns a text with one character for each byte, of the same code. */
export function latin1TextOf(bytes: Uint8Array): string {
  let text = ''
  // In pieces, because the number of arguments is limited.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}

function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, 2000)
  if (sample.length < 4) return null
  const zeros = [0, 0]
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  const half = sample.length / 2
  if (odd > half * 0.7 && even < half * 0.05) return 'utf-16le'
  if (even > half * 0.7 && odd < half * 0.05) return 'utf-16be'
  return null
}

function isBinary(bytes: Uint8Array): boolean {
  if (startsWith(bytes, '%PDF-') || startsWith(bytes, 'PK\u0003\u0004')) return true
  let controls = 0
  for (const byte of bytes) {
    if (byte === 0) return true
    // Tab, line feed, vertical tab, form feed, carriage return and escape (colour codes) occur in text.
    if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b) controls++
  }
  return controls > bytes.length * 0.02
}

function startsWith(bytes: Uint8Array, sign: string): boolean {
  return [...sign].every((letter, at) => bytes[at] === letter.charCodeAt(0))
}

function decoderFor(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label)
  } catch {
    return undefined // An unknown encoding: the bytes decide.
  }
}
