/** A text with even spelling, and where each of its units stands in the text that it was made from. */
export interface Tidy {
  text: string
  startOf: (at: number) => number
  endOf: (at: number) => number
}

/**
 * Brings a folded text to one blank between words, no signs without width and composed letters, so that no pattern has to
 * allow for anything else.
 *
 * @returns null where the text is so already, as nearly all are
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

/** The text alone, where no offsets are wanted. */
export const tidied = (folded: string): string => tidy(folded)?.text ?? folded

/** The same for words whose offsets matter: nothing moves but what follows within a word; what is left over stands at its end. */
export const tidiedInPlace = (folded: string): string =>
  folded.replace(/\s/g, ' ').replace(/[\p{L}\p{N}\p{M}\u200b]+/gu, (word) => tidied(word).padEnd(word.length, '\u200b'))

const untidy = /[^\S ]| {2}|\u200b|\p{M}/u
const uneven = /[\s\u200b]+|\P{M}\p{M}+/gu

function evened(piece: string): string {
  if (/\s/.test(piece)) return /^[\s\u200b]+$/.test(piece) ? ' ' : piece
  return piece.replace(/\u200b+/g, '').normalize('NFC')
}
