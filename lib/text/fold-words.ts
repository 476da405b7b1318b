/**
 * Normalises text for all searches (notes, findings, muted sentences, the dossier): no case, no accents, ligatures as
 * two letters, one kind of quotation marks, single spaces. Normalised text stays unchanged.
 */
export function foldWords(text: string): string {
  const words = plainAscii.test(text) ? text.toLowerCase() : foldUnicode(text)
  return collapseSpaces(words)
}

export function collapseSpaces(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Returns the letters and digits of a text in small letters, by which titles and names are compared. */
export function lettersAndDigits(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '')
}

export function lowerWordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Returns a test whether a text contains every word of a query, in any order; true for an empty query. */
export function containsWordsOf(query: string): (text: string) => boolean {
  const words = foldWords(query).split(' ')
  return (text) => {
    const folded = foldWords(text)
    return words.every((word) => folded.includes(word))
  }
}

/** Matches plain ASCII text, as most notes are: the slower Unicode normalisation is skipped for it. */
const plainAscii = /^[\x20-\x7e\n\t]*$/

function foldUnicode(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .toLowerCase() // compatibility forms of capitals come out as capitals
    .replace(/\p{M}+/gu, '')
    .replace(/[œæßøłđ]/g, (letter) => spelledOutLetters[letter] ?? letter)
    .replace(/[‘’‚‛′ʼ]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
}

const spelledOutLetters: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd' }
