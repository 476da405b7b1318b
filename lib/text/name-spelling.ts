/**
 * Returns a text in which a name has one spelling: without accents, with "and" for "&", short forms as "St" for "Saint",
 * and initials without dots. It is for searches alone: its length differs from that of the text.
 */
export const inOneSpelling = (text: string): string =>
  withoutAccents(text)
    .replace(/ ?& ?/g, ' and ')
    .replace(SHORTENED, (word) => `${word.charAt(0)}t`)
    .replace(DOT_OF_INITIAL, '')

/** Matches words of names that are shortened to their first and last letter. It has no "u", which takes ten times as long. */
const SHORTENED = /\b(?:saint|mount|fort|[smf]t\.)(?=[ -]\w)/gi
/** Matches the dot of an initial before or behind another one, and the space before the next initial. */
const DOT_OF_INITIAL =
  /\.(?<=(?<![\p{L}\p{N}])\p{L}\.)(?: ?(?=\p{L}\.)|(?<=(?<![\p{L}\p{N}])\p{L}\. ?\p{L}\.)(?!\p{L}))/gu

/** Returns a text with plain letters for those with accents. Each composed letter stays one UTF-16 unit. */
export const withoutAccents = (text: string): string =>
  text.replace(ACCENTED, (letter) => BARRED[letter] ?? letter.normalize('NFD').replace(/[\u0300-\u036f]/g, ''))

const ACCENTED = /[\u00c0-\u04ff\u1e00-\u1fff\u0300-\u036f]/g
const BARRED: Record<string, string> = { ø: 'o', ł: 'l', đ: 'd', Ø: 'O', Ł: 'L', Đ: 'D' }
