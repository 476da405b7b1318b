/**
 * Replaces typographic variants of quotes, apostrophes, dashes, dots, blanks and composed letters by one form, and
 * removes zero-width characters, to compare short texts. Case and accents stay.
 *
 * `lib/text/fold` keeps the length of a text and handles single quotes by their context; here a quote and its place on
 * a page must give the same result in any context.
 */
export function foldTypography(text: string): string {
  return needsNoFolding.test(text)
    ? text
    : text
        .replace(/\p{Cf}|[\u180b-\u180d\ufe00-\ufe0f]/gu, '')
        .replace(/[\ufb00-\ufb06]/g, (joined) => joined.normalize('NFKD'))
        .normalize('NFC')
        .replace(/[‘’‚‛′ʼ`´]/g, "'")
        .replace(/[“”„‟″«»]/g, '"')
        .replace(/[-\u2010-\u2015\u2212]+/g, '-')
        .replace(/…/g, '...')
        .replace(/\s+/g, ' ')
}

const needsNoFolding = /^(?:[!-,.-_a-~]| (?! )|-(?!-))*$/
