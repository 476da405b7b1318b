/**
 * Makes one line of Markdown that reads as just these words: nothing in it becomes a heading, a list, a link, HTML or an
 * entity, whatever a page wrote into its title or its sentences; nor, with the extensions of GitHub, a table, a footnote,
 * struck-out words or mathematics; nor, with those of Obsidian, a tag, a comment or a highlight. Line breaks and other
 * controls become spaces, since a line break could start a block. Lone surrogates become U+FFFD: they cannot be written as
 * UTF-8.
 *
 * A reader of Markdown that makes links of bare addresses still does so, which no escape prevents; such a link says where it
 * leads.
 *
 * @see https://spec.commonmark.org/0.31.2/#backslash-escapes
 */
export function escapeMarkdown(text: string): string {
  const line = text.toWellFormed().replace(CONTROLS, ' ').trim()
  return line
    .replace(/[\\`*_[\]<>&~|$^]/g, '\\$&')
    .replace(/%{2,}|={2,}/g, (run) => run.replace(/./g, '\\$&'))
    .replace(/^[+=-]|^#|#(?=\S)/g, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/!(?=\\\[)/g, '\\!')
}

/** An address between angle brackets, as a link target; characters that could end it early are percent-encoded. */
export function markdownUrl(url: string): string {
  return `<${url.toWellFormed().replace(/[\s<>\\\p{Cc}]/gu, (character) => encodeURIComponent(character))}>`
}

/** Line breaks of every kind and control characters; many programs treat U+2028 and U+2029 as line breaks. */
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu
