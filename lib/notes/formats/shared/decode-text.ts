import { joinBytes } from '@/lib/text/join-bytes'
import { FileRefused } from './exchange'

/**
 * Decodes a file in pieces: UTF-8, with or without a byte order mark, or UTF-16 with one.
 *
 * @throws FileRefused `not-text` for other encodings and binary data; `empty`
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
  let decoder: TextDecoder | null = null
  let first: Uint8Array = new Uint8Array()
  let hasWords = false
  for await (const piece of bytes) {
    let now = piece
    if (decoder === null) {
      now = first = joinBytes([first, piece])
      if (first.length < 3) continue
      decoder = decoderFor(first)
    }
    const text = decode(decoder, now, true)
    hasWords ||= text.trim() !== ''
    if (text !== '') yield text
  }
  const rest = decode(decoder ?? decoderFor(first), decoder ? new Uint8Array() : first, false)
  if (!hasWords && rest.trim() === '') throw new FileRefused('empty')
  if (rest !== '') yield rest
}

function decoderFor([one, two]: Uint8Array): TextDecoder {
  const name = one === 0xff && two === 0xfe ? 'utf-16le' : one === 0xfe && two === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(name, { fatal: true })
}

function decode(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): string {
  try {
    const text = decoder.decode(bytes, { stream })
    // Pictures and archives may start like text, but text never contains this character.
    if (!text.includes('\0')) return text
  } catch {
    // Not valid in this encoding.
  }
  throw new FileRefused('not-text')
}
