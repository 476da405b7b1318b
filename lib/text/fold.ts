/**
 * Brings the many forms of quotes, dashes and spaces to one, character for character: the result has the length of the
 * input, so that offsets into one are offsets into the other.
 *
 * @returns text of the same number of UTF-16 units; letters and digits are left alone
 */
export function fold(text: string): string {
  return text.replace(
    /[\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]|[‘’‚‛′ʼ`´]|[“”„‟″«»]|[\u2010\u2011\u00ad]|[\u2012\u2013\u2015\u2212]/g,
    (c) => {
      if (/[‘’‚‛′ʼ`´]/.test(c)) return "'"
      if (/[“”„‟″«»]/.test(c)) return '"'
      if (/[\u2010\u2011\u00ad]/.test(c)) return '-'
      if (/[\u2012\u2013\u2015\u2212]/.test(c)) return '–'
      return ' '
    },
  )
}
