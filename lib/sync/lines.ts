import type { FolderFile } from './types'

/**
 * Yields the lines of a file from an offset on. Leaves out an unfinished last line, which is still written or copied.
 * A line above the limit is passed over in pieces, since joining it would fill the memory.
 *
 * @param from offset at which a line begins
 * @param number number of that line, from 1
 * @returns each line with the offset after its end (`end`); `content` is null above the limit
 */
export async function* readLines(
  { size, read }: Pick<FolderFile, 'read'> & { size: number },
  from: number,
  number: number,
): AsyncGenerator<{ content: string | null; number: number; end: number }> {
  for (let at = from, most = PIECE; at < size;) {
    const piece = await read(at, Math.min(size, at + most))
    let begin = 0
    for (let end = piece.indexOf(NEWLINE); end >= 0; end = piece.indexOf(NEWLINE, begin)) {
      yield { content: new TextDecoder().decode(piece.subarray(begin, end)), number: number++, end: at + end + 1 }
      begin = end + 1
    }
    if (begin === 0 && at + most >= size) return
    if (begin === 0 && most >= LONGEST_LINE) {
      at = await endOfLine({ size, read }, at + most)
      if (at > size) return
      yield { content: null, number: number++, end: at }
    } else at += begin
    // A line may be longer than a piece.
    most = begin === 0 && most < LONGEST_LINE ? 2 * most : PIECE
  }
}

/** Returns the offset after the end of a line; Infinity where it is not finished. */
async function endOfLine({ size, read }: Pick<FolderFile, 'read'> & { size: number }, from: number): Promise<number> {
  for (let at = from; at < size; at += PIECE) {
    const end = (await read(at, Math.min(size, at + PIECE))).indexOf(NEWLINE)
    if (end >= 0) return at + end + 1
  }
  return Infinity
}

const PIECE = 1 << 20
/** Bytes of the longest line that is read: a dossier's file may have 40 MB, which are 54 MB when encrypted. */
const LONGEST_LINE = 64 * PIECE
const NEWLINE = 0x0a
