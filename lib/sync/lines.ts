import type { FolderFile } from './types'

/**
 * Yields the lines of a file from an offset on. Leaves out an unfinished last line, which is still written or copied.
 *
 * @param from offset at which a line begins
 * @param number number of that line, from 1
 * @returns each line with the offset after its end (`end`)
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
