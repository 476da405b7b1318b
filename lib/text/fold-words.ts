/**
 * Words as all searches compare them (notes, findings, muted sentences, the dossier): without case and accents, ligatures taken apart, quotation marks of one kind, single spaces.
 * Done twice it changes nothing more.
 */
export function foldWords(text: string): string {
  const words = isPlain.test(text) ? text.toLowerCase() : plainer(text)
  return words.replace(/\s+/g, ' ').trim()
}

/** @returns a test whether a text contains every word of a query, as each text does for an empty one */
export function containsWordsOf(query: string): (text: string) => boolean {
  const words = foldWords(query).split(' ')
  return (text) => {
    const folded = foldWords(text)
    return words.every((word) => folded.includes(word))
  }
}

/** Most notes are: they are spared the tables of Unicode. */
const isPlain = /^[\x20-\x7e\n\t]*$/

function plainer(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .toLowerCase() // compatibility forms of capitals come out as capitals
    .replace(/\p{M}+/gu, '')
    .replace(/[œæßøłđ]/g, (letter) => apart[letter] ?? letter)
    .replace(/[‘’‚‛′ʼ]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
}

const apart: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd' }
