import { joinBytes } from '@/lib/text/join-bytes'
import { crc32 } from './crc32'
import { syncLimits } from './limits'

// A file is lines of JSON (NDJSON): each a list of the checksum and the content, `["3610a686",{…}]`.

/** One line of a file, with its checksum and its end. */
export function writeLine(content: string): string {
  return `["${crc32(new TextEncoder().encode(content))}",${content}]\n`
}

/** Whether the line of a content is longer than readers take. */
export function isTooLong(content: string): boolean {
  const most = syncLimits.line - HEAD - 2
  return content.length * 3 > most && new TextEncoder().encode(content).length > most
}

/** A part of a file that can be read at an offset in bytes. */
export interface ReadableFile {
  size: number
  read: (from: number, to: number) => Promise<Uint8Array>
}

/** `content` null: the line is damaged, not whole yet, or too long. */
export interface RawLine {
  content: string | null
  isTooLong: boolean
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
  let parts: Uint8Array[] = []
  let length = 0
  for (let at = from; at < file.size;) {
    const piece = await file.read(at, Math.min(file.size, at + PIECE))
    if (piece.length === 0) return
    let begin = 0
    for (let end = piece.indexOf(NEWLINE); end >= 0; end = piece.indexOf(NEWLINE, begin)) {
      parts.push(piece.subarray(begin, end))
      const isTooLong = length + end - begin > syncLimits.line
      yield { content: isTooLong ? null : contentOf(joinBytes(parts)), isTooLong, number, end: at + end + 1 }
      number++
      begin = end + 1
      parts = []
      length = 0
    }
    length += piece.length - begin
    // Nothing is kept of a line that is too long but its length.
    if (length > syncLimits.line) parts = []
    else parts.push(piece.slice(begin))
    at += piece.length
  }
}

const PIECE = 1 << 20
const NEWLINE = 0x0a
/** `["`, the checksum, `",` */
const HEAD = 12

/** The content of a line; null where it is damaged. */
export function contentOf(line: Uint8Array): string | null {
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
