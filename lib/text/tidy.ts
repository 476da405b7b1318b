import { BRACKET_MARK, RAISED_MARK } from './footnote-marks'

/** A normalised text, with functions from its offsets to offsets in the original. */
export interface Tidy {
  text: string
  startOf: (at: number) => number
  endOf: (at: number) => number
}

/**
 * Normalises a folded text: single blanks, no zero-width characters, composed letters, no footnote marks, no commas
 * around "Jr." and no honours behind a name, so that patterns can rely on it.
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

const marks = String.raw`\s?${BRACKET_MARK}|${RAISED_MARK}`
const behindName = String.raw`(?<=\p{Lu}[\p{L}'-]{1,30}\.?)`
/** Source of a pattern for "Jr." with its comma and dot: "James Lovell, Jr., was" is "James Lovell Jr was". */
const suffix = String.raw`${behindName}(?:, (?:Jr|Sr)\.?(?:,(?= )|(?= ))|, (?:Jr|Sr)(?=\.)|, I(?:II?|V)(?:,|$)| (?:Jr|Sr)\.(?=[ ,]))`
/** Source of a pattern for honours behind a name: they tell nobody from anybody. */
const honours = String.raw`${behindName}(?:,? (?:OBE|MBE|CBE|KBE|FRS|USN|USAF|USMC|U\.S\.(?:N|A\.F|M\.C)\.|Esq\.?)(?![\p{L}\p{N}])|, (?:Ph\.?\s?D|M\.?D|D\.?D\.?S|D\.?Phil|M\.?Sc|B\.?Sc|M\.?A|B\.?A|M\.?P|LL\.?[BD]|J\.?D|R\.?N)\b\.?(?=,)){1,4},?`
const untidy = new RegExp(String.raw`[^\S ]| {2}|\u200b|\p{M}|${marks}|${suffix}|${honours}`, 'u')
const uneven = new RegExp(String.raw`${marks}|${suffix}|${honours}|[\s\u200b]+|\P{M}\p{M}+`, 'gu')
const citations = new RegExp(marks, 'gu')

function evened(piece: string): string {
  if (/^[\s\u200b]+$/.test(piece)) return /\s/.test(piece) ? ' ' : ''
  if (/\p{M}/u.test(piece)) return /\s/.test(piece) ? piece : piece.replace(/[\u200b\u034f]+/g, '').normalize('NFC')
  const [name] = /[JS]r|I{2,3}|IV/.exec(/^,? \w+[.,]*$/.test(piece) ? piece : '') ?? []
  return name === undefined ? '' : ` ${name}`
}
