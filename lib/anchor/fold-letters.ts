/**
 * One form for what a site may write in several ways without changing a word: quotes, apostrophes, dashes, dots, blanks,
 * composed letters; signs without width go. For comparing short texts; case, accents and all else stay.
 *
 * `lib/text/fold` keeps the length of a text and reads titles in single quotes by what stands around them; a quote and its
 * place on a page must come out alike whatever stands around.
 */
export function foldLetters(text: string): string {
  return plain.test(text)
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

const plain = /^(?:[!-,.-_a-~]| (?! )|-(?!-))*$/
