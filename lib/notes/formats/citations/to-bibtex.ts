import type { NoteWriter } from '../shared/exchange'
import { references, type Reference } from './references'
import { encodeForUrl } from '@/lib/text/urls'

/**
 * Writes the pages of the notes and the sources of their findings as BibTeX, in UTF-8, with the fields of biblatex and
 * `year` for older styles. Entries: `@article` for papers and press, `@online` for anything with an address, otherwise
 * `@misc`.
 *
 * @see https://ctan.org/pkg/biblatex
 */
export const writeBibtex: NoteWriter = async function* (batches, about) {
  for await (const reference of references(batches, about)) yield `${bibtexEntry(reference)}\n\n`
}

export function bibtexEntry(reference: Reference): string {
  const { id, type, title, author, issued, accessed, URL, note = '', annote = '' } = reference
  const publisher = reference['container-title'] ?? reference.publisher ?? ''
  const isArticle = type === 'article-newspaper' || type === 'article-journal'
  const date = issued ? dateOf(issued) : ''
  const fields = [
    ['title', `{${bibtexText(title)}}`],
    ['author', author ? `{${author.map(({ literal }) => bibtexText(literal)).join(' and ')}}` : ''],
    [isArticle ? 'journal' : 'organization', bibtexText(publisher)],
    ['date', date],
    ['year', date.slice(0, 4)],
    ['url', URL ? bibtexUrl(URL) : ''],
    ['urldate', dateOf(accessed)],
    ['note', bibtexText(note)],
    ['annote', annote.split('\n\n').map(bibtexText).join('\n\n')],
  ]
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}}`] : []))
  return `@${isArticle ? 'article' : URL ? 'online' : 'misc'}{${id},\n${lines.join(',\n')}\n}`
}

/** Converts [2022, 7] to "2022-07". */
function dateOf({ 'date-parts': [parts = []] }: Reference['accessed']): string {
  return parts.map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0')).join('-')
}

/** Escapes a text for BibTeX. Braces become commands: BibTeX counts even escaped braces, which may be unbalanced. */
function bibtexText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
      .trim()
      .replace(/[\\{}~^%&#_$]/g, (sign) => escapedSigns[sign] ?? sign)
      // TeX would merge two such characters into one: a dash, a quotation mark.
      .replace(/([-`',<>])(?=\1)|[!?](?=`)/g, '$&{}')
  )
}

const escapedSigns: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '%': '\\%',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  $: '\\$',
}

/** Returns an address for BibTeX: without escapes, but characters that could end the field are percent-encoded. */
function bibtexUrl(url: string): string {
  return url.toWellFormed().replace(/[\s{}\\\p{Cc}]/gu, (sign) => encodeForUrl(sign))
}
