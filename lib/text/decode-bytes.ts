/**
 * The text in a file's bytes, or null when they are no text (a picture, an archive, a PDF).
 *
 * UTF-8 keeps its byte order mark as a character, so that offsets are those which any plain reader of the file counts.
 * UTF-16 is known by its mark, or by the zeros of English letters. What is not valid UTF-8 and has no UTF-8 letters at
 * all is read as Windows-1252; otherwise single damaged bytes become U+FFFD.
 *
 * @param label the encoding that the file names itself (HTML's meta), when it does
 */
export function decodeBytes(bytes: Uint8Array, label?: string): string | null {
  const wide = utf16(bytes)
  if (wide) return new TextDecoder(wide).decode(bytes)
  if (isBinary(bytes)) return null
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  if (!text.includes('\uFFFD')) return text
  const named = label === undefined ? undefined : decoderFor(label)
  if (named?.encoding === 'windows-1252') return western(bytes)
  if (named && named.encoding !== 'utf-8') return named.decode(bytes)
  const damaged = text.split('\uFFFD').length - 1
  // English text has few accented letters in any encoding; more damage than this is not text.
  if (damaged > text.length * 0.3) return null
  const hasUtf8Letters = /[\u0080-\uFFFC]/.test(text)
  return hasUtf8Letters ? text : western(bytes)
}

/** What Windows-1252 has in place of the controls 80 to 9F; U+FFFD where it has nothing. */
const WESTERN = '€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ'

/** By hand, since Node from 20.18.3 on takes Windows-1252 for Latin-1: https://github.com/nodejs/node/issues/56542 */
function western(bytes: Uint8Array): string {
  let text = ''
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text.replace(/[\u0080-\u009F]/g, (unit) => WESTERN.charAt(unit.charCodeAt(0) - 0x80))
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
    return undefined // a name that nobody knows: the bytes decide
  }
}
