/** A normalised text, with functions from its offsets to offsets in the original. */
export interface Tidy {
  text: string
  startOf: (at: number) => number
  endOf: (at: number) => number
}

/**
 * Normalises a folded text: single blanks, no zero-width characters, composed letters, no citation marks ("[12]"), so that
 * patterns can rely on it.
 *
 * @returns null if the text is normalised already, as nearly all are
 */
export function tidy(folded: string): Tidy | null {
  if (!untidy.test(folded)) return null
  let text = ''
  let done = 0
  const starts: number[] = []
  const ends: number[] = []
  const put = (piece: string, start: number, end: number, whole: boolean): void => {
    for (let i = 0; i < piece.length; i++) {
      starts.push(whole ? start : start + i)
      ends.push(whole ? end : start + i + 1)
    }
    text += piece
  }
  for (const { 0: piece, index } of folded.matchAll(uneven)) {
    put(folded.slice(done, index), done, index, false)
    done = index + piece.length
    put(evened(piece), index, done, true)
  }
  put(folded.slice(done), done, folded.length, false)
  return { text, startOf: (at) => starts[at] ?? folded.length, endOf: (at) => ends[at - 1] ?? 0 }
}

/** Returns only the normalised text, without offsets. */
export const tidied = (folded: string): string => tidy(folded)?.text ?? folded

/** Normalises as `tidy` does, but keeps the length: characters move only inside a word, which is padded at its end. */
export const tidiedInPlace = (folded: string): string =>
  folded
    .replace(/\s/g, ' ')
    .replace(citations, (mark) => '\u200b'.repeat(mark.length))
    .replace(/[\p{L}\p{N}\p{M}\u200b]+/gu, (word) => tidied(word).padEnd(word.length, '\u200b'))

const untidy = /[^\S ]| {2}|\u200b|\p{M}|\[\d{1,3}[\d, –-]{0,30}\]/u
const uneven = /\s?\[\d{1,3}[\d, –-]{0,30}\]|[\s\u200b]+|\P{M}\p{M}+/gu
const citations = /\s?\[\d{1,3}[\d, –-]{0,30}\]/g

function evened(piece: string): string {
  if (piece.endsWith(']')) return ''
  if (/\s/.test(piece)) return /^[\s\u200b]+$/.test(piece) ? ' ' : piece
  return piece.replace(/[\u200b\u034f]+/g, '').normalize('NFC')
}
