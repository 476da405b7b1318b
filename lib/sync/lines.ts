import { joinBytes } from '@/lib/text/join-bytes'
import type { FolderFile } from './memory'

export interface Line {
  content: string
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
export async function* readLines(
  { size, read }: Pick<FolderFile, 'read'> & { size: number },
  from: number,
  number: number,
): AsyncGenerator<Line> {
  let parts: Uint8Array[] = []
  for (let at = from; at < size;) {
    const piece = await read(at, Math.min(size, at + PIECE))
    if (piece.length === 0) return
    let begin = 0
    for (let end = piece.indexOf(NEWLINE); end >= 0; end = piece.indexOf(NEWLINE, begin)) {
      parts.push(piece.subarray(begin, end))
      yield { content: new TextDecoder().decode(joinBytes(parts)), number, end: at + end + 1 }
      number++
      begin = end + 1
      parts = []
    }
    parts.push(piece.slice(begin))
    at += piece.length
  }
}

const PIECE = 1 << 20
const NEWLINE = 0x0a
