import { crc32 } from './crc32'
import { syncLimits } from './limits'

// A file is lines of JSON (NDJSON): each a list of the checksum and the content, `["3610a686",{…}]`.

/** One line of a file, with its checksum and its end. */
export function writeLine(content: string): string {
  return `["${crc32(new TextEncoder().encode(content))}",${content}]\n`
}

/** A part of a file that can be read at an offset in bytes. */
export interface ReadableFile {
  size: number
  read: (from: number, to: number) => Promise<Uint8Array>
}

/** `content` null: the line is damaged or not whole yet. */
export interface RawLine {
  content: string | null
  /** Counted from 1 in the file. */
  number: number
  /** Offset of the byte after it. */
  end: number
}

/**
 * The lines of a file from an offset on. What comes after the last end of a line is not given: it is still being written or copied.
 *
 * @param from where a line begins
 * @param number of that line, from 1
 */
export async function* readLines(file: ReadableFile, from: number, number: number): AsyncGenerator<RawLine> {
  let rest = new Uint8Array()
  let at = from
  while (at < file.size) {
    const piece = await file.read(at, Math.min(file.size, at + PIECE))
    if (piece.length === 0) return
    at += piece.length
    const bytes = joinBytes(rest, piece)
    let begin = 0
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, begin)) {
      yield { content: contentOf(bytes.subarray(begin, end)), number, end: at - bytes.length + end + 1 }
      number++
      begin = end + 1
    }
    rest = bytes.slice(begin)
    if (rest.length > syncLimits.line) return
  }
}

const PIECE = 1 << 20
const NEWLINE = 0x0a
/** `["`, the checksum, `",` */
const HEAD = 12

function contentOf(line: Uint8Array): string | null {
  if (line.length < HEAD + 2 || line.length > syncLimits.line) return null
  const head = latin.decode(line.subarray(0, HEAD))
  const content = line.subarray(HEAD, -1)
  if (!/^\["[0-9a-f]{8}",$/.test(head) || line.at(-1) !== CLOSING) return null
  if (crc32(content) !== head.slice(2, 10)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return null
  }
}

const latin = new TextDecoder('latin1')
const CLOSING = 0x5d

function joinBytes(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
