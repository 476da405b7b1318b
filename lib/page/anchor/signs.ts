/** The role of a non-ASCII character in a word. */
export interface Sign {
  /** `alone`: a word by itself · `nothing`: has no width and separates nothing · `break`: separates words */
  kind: 'letter' | 'alone' | 'nothing' | 'apostrophe' | 'break'
  /** Its lower-case, decomposed form without accents, as UTF-16 units. */
  letters: readonly number[]
  /** Number of UTF-16 units. */
  width: 1 | 2
}

/** @param at start offset */
export function signOf(text: string, at: number): Sign {
  const code = text.codePointAt(at) ?? 0
  const known = cache.get(code)
  if (known) return known
  const sign = read(String.fromCodePoint(code))
  if (cache.size > MOST_KNOWN) cache.clear()
  cache.set(code, sign)
  return sign
}

const cache = new Map<number, Sign>()
const MOST_KNOWN = 5000

function read(letter: string): Sign {
  const width = letter.length === 2 ? 2 : 1
  const is = (kind: Sign['kind']): Sign => ({
    kind,
    width,
    letters: kind === 'alone' || kind === 'letter' ? unitsOf(letter) : [],
  })
  if (/[’‘‛′ʼ´]/u.test(letter)) return is('apostrophe')
  if (/[\p{Cf}\u0300-\u036f\u180b-\u180d\ufe00-\ufe0f]/u.test(letter)) return is('nothing')
  if (/[\p{L}\p{M}\p{Nd}]/u.test(letter)) return is(NO_BLANKS.test(letter) ? 'alone' : 'letter')
  // Trade marks and the minus sign, which is treated as a dash, have no meaning of their own.
  if (/[\p{No}\p{Nl}\p{Sc}\p{Sm}\p{So}]/u.test(letter)) return is(/[©®™℠−]/u.test(letter) ? 'break' : 'alone')
  return is('break')
}

/** Scripts without blanks between words, and the marks of kana. */
const NO_BLANKS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3099\u309a\u30fc]/u

function unitsOf(letter: string): number[] {
  // The ligature "fi" counts as two letters.
  const plain = /[\ufb00-\ufb06]/.test(letter) ? letter.normalize('NFKD') : letter
  const folded = plain
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
  return Array.from(folded, (each) => each.codePointAt(0) ?? 0)
}
