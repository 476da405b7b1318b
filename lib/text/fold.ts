import { UNREAD_BEGINNING } from './article-blocks'
import { plainLetter, STYLED_LETTERS } from './plain-letters'
import { WINDOWS_1252_CHARACTERS } from './decode-bytes'

/**
 * Normalises quotes, dashes and spaces character by character: the result has the same length, so that offsets stay
 * valid. Zero-width characters become zero-width spaces; a title in single quotes gets double ones; a hyphen between spaces is a
 * dash; bold, wide and other styled letters are plain; what is shown otherwise than it is written, struck out or denied by a sign becomes
 * the sign of what is not read.
 *
 * @returns text with the same number of UTF-16 units; other letters and digits are unchanged, except broken UTF-8
 */
export function fold(text: string): string {
  return withoutUnseen(withPlainLetters(withoutMojibake(text)))
    .replace(foldedMarks, (c) => {
      if (/[‘’‚‛′ʼ`´]/.test(c)) return "'"
      if (/[“”„‟″«»]/.test(c)) return '"'
      if (/[\u2010\u2011]/.test(c)) return '-'
      if (/[-\u2012-\u2015\u2212]/.test(c)) return '–'
      return /\s/.test(c) && c !== '\ufeff' ? ' ' : '\u200b'
    })
    .replace(quotedWords, (found, inner = '') => (/[\s\p{Lu}\d]/u.test(String(inner)) ? `"${inner}"` : found))
}

const withoutUnseen = (text: string): string =>
  (MAY_LOOK_OTHERWISE.test(text)
    ? text.replace(OTHER_THAN_SEEN, (c) => UNREAD_BEGINNING.repeat(c.length))
    : text
  ).replace(DENYING_BRACKET, UNREAD_BEGINNING)

const DENIAL = String.raw`(?:not|n't|never|no(?!\.)|nor|neither|hardly|false(?:ly)?|untrue|wrong(?:ly)?|allegedly|supposedly)`
const BRACKETED = String.raw`[^[\]{}【】〔〕〖〗\n]{0,80}`
/** Matches brackets in which somebody denies or doubts the words around: "was [not, as some say] built". */
const DENYING_BRACKET = new RegExp(String.raw`[[{【〔〖](?=${BRACKETED}\b${DENIAL}\b${BRACKETED}[\]}】〕〗])`, 'gi')

/** Matches any sign of the next pattern, in a tenth of its time. */
const MAY_LOOK_OTHERWISE =
  /[¬\u0334-\u0338\u0370-\u058f\u061c\u13a0-\u13ff\u1c80-\u1c8f\u200f\u202b\u202d\u202e\u2067\u20d2-\u20e5±×√≠⛔❌❎✗✘\u2c80-\u2dff\ua4d0-\ua69f\uab70-\uabbf\udeab\ude45]/

/** Letters of other scripts that look like Latin ones; of the Greek ones those that science does not join to words. */
const LOOK_ALIKES = String.raw`\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιυρ`
const BESIDE_LETTERS = String.raw`\p{M}\u00ad\u200b-\u200d\u2060\ufeff`
const MIXED_WORD = String.raw`(?<![\p{L}${BESIDE_LETTERS}])(?:\p{Script=Latin}[\p{Script=Latin}${BESIDE_LETTERS}]*[${LOOK_ALIKES}]|[${LOOK_ALIKES}${BESIDE_LETTERS}]+\p{Script=Latin})[\p{L}${BESIDE_LETTERS}]*`

/**
 * Matches what people see otherwise than it is written: marks that turn the direction of letters or digits, words of Latin letters with
 * look-alikes of another script, strokes through letters, and signs that deny. No sentence with one states anything.
 */
const OTHER_THAN_SEEN = new RegExp(
  String.raw`[¬≠⛔❌❎✗✘🚫🙅\u0334-\u0338\u20d2-\u20e5]|√(?=\d)|(?<!\d\s?)±(?=\d)|(?<=\d)×(?=\s\p{Ll})|[\u202d\u202e]|[\u202b\u2067](?=[^\u202c\u2069\n]{0,300}[\p{Script=Latin}\d])|[\u200f\u061c](?=[^\p{L}\n]{0,9}\d)|${MIXED_WORD}`,
  'gu',
)

/** Returns a text of the same length with bold, wide and other styled letters and digits as plain ones. */
export const withPlainLetters = (text: string): string =>
  text.replace(STYLED_LETTERS, (letter) => plainLetter(letter).padEnd(letter.length, INVISIBLE_PADDING))

/** An invisible mark on the letter before it, so that `tidy` keeps the two together. */
export const INVISIBLE_PADDING = '\u034f'

const foldedMarks =
  /[\u00a0\u2000-\u200a\u202f\u205f\u3000]|[\u00ad\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|[‘’‚‛′ʼ`´]|[“”„‟″«»]|[\u2010\u2011]|[\u2012\u2013\u2015\u2212]|(?<=\d)—(?=\d)|(?<=\s)-(?=\s)/g

/**
 * Single quotes are apostrophes, except around words, outside of double quotes. "The '90s", "July '69" and "rock 'n' roll" open no
 * quotation, and a single plain word in quotes ("the 'why' of it") is not a title.
 */
const quotedWords =
  /"[^"\n]*"|(?<![^\s([–—])'(?!\d0s\b|\d\d\b(?!')|(?:em|til|tis|twas|cause|bout)\b)(?=[\p{L}\p{N}])([^"\n]{1,120}?[^\s"])'(?![\p{L}\p{N}])/gu

/**
 * Mends UTF-8 decoded as Windows-1252 ("â€œ", "Ã©"), and pads it with zero-width spaces so that offsets stay valid.
 * Libraries for this change the length of a text.
 */
function withoutMojibake(text: string): string {
  if (!/[ÂÃÅËâ]/.test(text)) return text
  return text.replace(mojibake, (found) => (letterOfMojibake(found) ?? found).padEnd(found.length, '\u200b'))
}

/**
 * Matches two or three units that were the bytes of one Latin letter, sign or punctuation mark. The last byte of a
 * closing quotation mark is often lost. "MANHÃ”" is not matched: it ends with a real quotation mark.
 */
const mojibake = new RegExp(
  String.raw`[ÂÃË][\u00a1-\u00bf]|Â\u00a0|Ã\u00a0(?=\p{L})|[ÃË][${WINDOWS_1252_CHARACTERS}\u0080-\u009f](?=\p{L})|Ë†|Å[’“¡ ¸½¾\u0092\u0093]|â[€„†‡ˆ\u0080\u0084][${WINDOWS_1252_CHARACTERS}\u0080-\u009f\u00a0-\u00bf]?`,
  'gu',
)

function letterOfMojibake(found: string): string | null {
  if (found === 'â€' || found === 'â\u0080') return '”'
  const bytes = Array.from(found, (unit) => {
    const at = WINDOWS_1252_CHARACTERS.indexOf(unit)
    return at < 0 ? unit.charCodeAt(0) : at + 0x80
  })
  try {
    return decoder.decode(Uint8Array.from(bytes))
  } catch {
    return null // No UTF-8: the letters are the text's own.
  }
}
const decoder = new TextDecoder('utf-8', { fatal: true })
