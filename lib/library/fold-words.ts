/**
 * Normalises words for searching: no case and accents, ligatures split, one kind of quotation marks, single spaces.
 * Idempotent.
 */
export function foldWords(text: string): string {
  const words = isPlain.test(text) ? text.toLowerCase() : plainer(text)
  return words.replace(/\s+/g, ' ').trim()
}

/** Most notes are plain ASCII and need no Unicode tables. */
const isPlain = /^[\x20-\x7e\n\t]*$/

function plainer(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .toLowerCase() // Compatibility forms of capitals become capitals.
    .replace(/\p{M}+/gu, '')
    .replace(/[œæßøłđ]/g, (letter) => apart[letter] ?? letter)
    .replace(/[‘’‚‛′ʼ]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
}

const apart: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd' }
