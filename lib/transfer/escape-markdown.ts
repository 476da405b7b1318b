/**
 * Makes one line of CommonMark that reads as just these words: nothing in it becomes a heading, a list, a link, HTML or
 * an entity, whatever a page wrote into its title or its sentences. Also safe for the extensions of GitHub (tables,
 * strikethrough, mathematics, bare addresses, mentions). Line breaks and other controls become spaces, since a line break
 * could start a block. Lone surrogates become U+FFFD: they cannot be written as UTF-8.
 *
 * @see https://spec.commonmark.org/0.31.2/#backslash-escapes
 */
export function escapeMarkdown(text: string): string {
  const line = text.toWellFormed().replace(CONTROLS, ' ').trim()
  return line
    .replace(/[\\`*_[\]<>&~|$@^]/g, '\\$&')
    .replace(/:\/\//g, ':\\/\\/')
    .replace(/\bwww\./gi, (www) => `${www.slice(0, -1)}\\.`)
    .replace(/^[#+=-]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/!(?=\\\[)/g, '\\!')
}

/** An address between angle brackets, as the target of a link: what could end it early is percent-encoded. */
export function markdownUrl(url: string): string {
  return `<${url.toWellFormed().replace(/[\s<>\\\p{Cc}]/gu, (character) => encodeURIComponent(character))}>`
}

/** Line breaks of every kind and controls; U+2028 and U+2029 are line breaks to many readers. */
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu
