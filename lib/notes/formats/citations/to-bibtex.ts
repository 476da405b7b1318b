import type { NoteWriter } from '../shared/exchange'
import { references, type Reference } from './references'
import { encodeForUrl } from '@/lib/text/urls'

/**
 * Writes the pages of the notes and the sources of their findings as BibTeX, in UTF-8, with the fields of biblatex and
 * `year` for older styles. Entries: `@article` for papers and press, `@online` for anything with an address, otherwise
 * `@misc`.
 * @see https://ctan.org/pkg/biblatex
 */
export const writeBibtex: NoteWriter = async function* (batches, about) {
  for await (const reference of references(batches, about)) yield `${bibtexEntry(reference)}\n\n`
}

export function bibtexEntry(reference: Reference): string {
  const { id, isArticle, title, author = '', publisher = '', date, url, accessed, note = '', annote = '' } = reference
  const fields = [
    ['title', `{${bibtexText(title)}}`],
    ['author', author && bibtexNames(author)],
    [isArticle ? 'journal' : 'organization', bibtexText(publisher)],
    ['date', date],
    ['year', date.slice(0, 4)],
    ['url', bibtexUrl(url)],
    ['urldate', accessed],
    ['note', bibtexText(note)],
    ['annote', annote.split('\n\n').map(bibtexText).join('\n\n')],
  ]
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}}`] : []))
  return `@${isArticle ? 'article' : url ? 'online' : 'misc'}{${id},\n${lines.join(',\n')}\n}`
}

/**
 * Returns names as BibTeX sorts and shortens them: "Doyle, Margaret". Where one of them is no person's, such as that of
 * an office, all stay whole in braces.
 */
function bibtexNames(literal: string): string {
  const spaced = literal.trim().replaceAll(/\s+/g, ' ')
  const names = spaced.replace(/,? et al\.?$/i, '').split(/,? (?:and|&) | ?[;,] ?/i)
  if (!names.every((name) => PERSON.test(name)) || NO_PERSON.test(literal)) return `{${bibtexText(literal)}}`
  const sorted = names.map((name) => bibtexText(name.replace(PERSON, '$2, $1')))
  return [...sorted, ...(/et al\.?$/i.test(spaced) ? ['others'] : [])].join(' and ')
}

/** Given names, and the family name with a particle such as "von" before it. */
const PERSON =
  /^(\p{Lu}[\p{L}’'-]*\.?(?: \p{Lu}[\p{L}’'-]*\.?){0,2}) ((?:(?:da|de|del|den|der|di|du|la|ten|van|von) )*\p{Lu}[\p{L}’'-]*)$/u
/** Words of offices, papers and groups, which have no family name. */
const NO_PERSON =
  /\b(?:the|of|for|press|news|times|post|team|staff|editors?|desk|agency|university|institute|ministry|office|association|foundation|council|union|company|inc|ltd|labs?|group)\b/i

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
