import { foldTypography } from './fold-letters'

/** The words of a text, in order: the position of each and its form. Words with the same form are equal. */
export interface Words {
  starts: number[]
  ends: number[]
  forms: string[]
}

/**
 * Appends words to `words`. Words are equal when they differ only in case, accents, the form of an apostrophe, composed
 * or decomposed letters, and zero-width characters. Separators (blanks, dashes, quotes, stops) are not words, so they
 * may change. A number includes its point and sign; a currency or per cent sign is a word, and so is each letter of a
 * script without blanks.
 *
 * @param from, until offsets; it stops before the first word that begins at `until` or later
 * @returns the offset where it stopped
 */
export function scanWords(text: string, words: Words, from: number, until = text.length): number {
  WORD.lastIndex = from
  for (let found = WORD.exec(text); found; found = WORD.exec(text)) {
    if (found.index >= until) return found.index
    const [word, alone] = found
    for (const form of alone === undefined ? [formOf(word)] : formOf(alone)) {
      if (form === '') continue
      words.starts.push(found.index)
      words.ends.push(found.index + word.length)
      words.forms.push(form)
    }
  }
  return text.length
}

/** Returns a word in lower case, without accents, apostrophes and commas of thousands ("1,224", but not "2,5"). */
function formOf(word: string): string {
  if (/^\w+$/.test(word)) return word.toLowerCase()
  return foldTypography(word)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f']|(?<=\d),(?=\d{3}(?!\d))/g, '')
}

/** Scripts without blanks between words, and the marks of kana. */
const NO_BLANKS =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\u3099\\u309a\\u30fc]'
const WORD_CHARACTER = `(?:[A-Za-z0-9_]{1,99}|(?!${NO_BLANKS})[\\p{L}\\p{M}\\p{Nd}])`
/** Matches characters that no word begins with: accents and other marks, and the apostrophe that counts as a letter. */
const NO_START = '[\\u0300-\\u036f\\u180b-\\u180d\\ufe00-\\ufe0fʼ]'
/** Matches a hyphen before a number, if no word precedes the hyphen. */
const MINUS = '(?<=^|[\\x00-\\x20(\\u00a0])-(?=\\d)'
const APOSTROPHE = "\\p{Cf}{0,9}['`’‘‛′ʼ´]\\p{Cf}{0,9}(?=(?!\\d)" + WORD_CHARACTER + ')'
/** Matches a sign that is a word, but no trade mark, and no minus sign, which is treated as a dash. */
const SIGN = '(?![|~©®™℠−])[%&#@\\p{No}\\p{Nl}\\p{Sc}\\p{Sm}\\p{So}]'
/** Matches a word, at most 120 letters; or, as a group, a sign or letter that is a word by itself. */
const WORD = new RegExp(
  `(?:${MINUS})?(?!${NO_START})${WORD_CHARACTER}(?:${WORD_CHARACTER}|\\p{Cf}{1,9}(?=${WORD_CHARACTER})|${APOSTROPHE}|(?<=\\d)[.,:](?=\\d)){0,119}|(${SIGN}|${NO_BLANKS})`,
  'gu',
)
