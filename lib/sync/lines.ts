import type { FolderFile } from './memory'

/**
 * The lines of a file from an offset on. What comes after the last end of a line is not given: it is still being written or copied.
 *
 * @param from where a line begins
 * @param number of that line, from 1
 * @returns each with the offset of the byte after it
 */
export async function* readLines(
  { size, read }: Pick<FolderFile, 'read'> & { size: number },
  from: number,
  number: number,
): AsyncGenerator<{ content: string; number: number; end: number }> {
  for (let at = from, most = PIECE; at < size;) {
    const piece = await read(at, Math.min(size, at + most))
    let begin = 0
    for (let end = piece.indexOf(NEWLINE); end >= 0; end = piece.indexOf(NEWLINE, begin)) {
      yield { content: new TextDecoder().decode(piece.subarray(begin, end)), number: number++, end: at + end + 1 }
      begin = end + 1
    }
    if (begin === 0 && at + most >= size) return
    // A line may be longer than a piece.
    most = begin === 0 ? 2 * most : PIECE
    at += begin
  }
}

const PIECE = 1 << 20
const NEWLINE = 0x0a
