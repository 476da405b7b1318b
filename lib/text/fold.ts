/**
 * Normalises quotes, dashes and spaces character by character: the result has the same length, so that offsets stay
 * valid. Zero-width characters become zero-width spaces; a title in single quotes gets double ones; a hyphen between spaces is a
 * dash.
 *
 * @returns text with the same number of UTF-16 units; letters and digits are unchanged
 */
export function fold(text: string): string {
  return text
    .replace(marks, (c) => {
      if (/[‘’‚‛′ʼ`´]/.test(c)) return "'"
      if (/[“”„‟″«»]/.test(c)) return '"'
      if (/[\u2010\u2011]/.test(c)) return '-'
      if (/[-\u2012-\u2015\u2212]/.test(c)) return '–'
      return /\s/.test(c) && c !== '\ufeff' ? ' ' : '\u200b'
    })
    .replace(quoted, (found, inner = '') => (/[\s\p{Lu}\d]/u.test(String(inner)) ? `"${inner}"` : found))
}

const marks =
  /[\u00a0\u2000-\u200a\u202f\u205f\u3000]|[\u00ad\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|[‘’‚‛′ʼ`´]|[“”„‟″«»]|[\u2010\u2011]|[\u2012\u2013\u2015\u2212]|(?<=\d)—(?=\d)|(?<=\s)-(?=\s)/g

/**
 * Single quotes are apostrophes, except around words, outside of double quotes. "The '90s" and "rock 'n' roll" open no
 * quotation, and a single plain word in quotes ("the 'why' of it") is not a title.
 */
const quoted =
  /"[^"\n]*"|(?<![^\s([–—])'(?!\d0s\b|(?:em|til|tis|twas|cause|bout)\b)(?=[\p{L}\p{N}])([^"\n]{1,120}?[^\s"])'(?![\p{L}\p{N}])/gu
