import type { NoteWriter } from '../shared/exchange'
import { isWeb } from '@/lib/notes/formats/shared/page-report'
import { references, type Reference } from './references'
import type { DossierLookups } from '../shared/dossier-lookup'
import { inAddress } from '@/lib/text/safe-url'

/**
 * Writes the pages of the notes and the sources of their findings as BibTeX, in UTF-8, with the fields of biblatex and
 * `year` for older styles. Entries: `@article` for papers and press, `@online` for anything with an address, otherwise
 * `@misc`.
 *
 * @see https://ctan.org/pkg/biblatex
 */
export function writeBibtex(lookup: DossierLookups): NoteWriter {
  return async function* (batches) {
    for await (const reference of references(batches, lookup)) yield `${bibtexEntry(reference)}\n\n`
  }
}

/** One reference as an entry of BibTeX. */
export function bibtexEntry(reference: Reference): string {
  const { key, title, author, publisher, issued, url, accessed, note, annotations } = reference
  const type = entryType(reference)
  const fields: [string, string | null][] = [
    ['title', `{${bibtexText(title)}}`],
    // Not split, because the dossier does not separate the names.
    ['author', author && `{${bibtexText(author)}}`],
    [type === 'article' ? 'journal' : 'organization', publisher && bibtexText(publisher)],
    ['date', issued],
    ['year', issued?.slice(0, 4) ?? null],
    ['url', isWeb(url ?? undefined) ? bibtexUrl(url ?? '') : null],
    ['urldate', accessed],
    ['note', bibtexText(note)],
    ['annote', annotations.map(bibtexText).join('\n\n')],
  ]
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}}`] : []))
  return `@${type}{${key},\n${lines.join(',\n')}\n}`
}

function entryType({ kind, url }: Reference): 'article' | 'online' | 'misc' {
  if (kind === 'news' || kind === 'paper') return 'article'
  return isWeb(url ?? undefined) ? 'online' : 'misc'
}

/** Braces must be balanced, even escaped ones: BibTeX counts them before TeX reads. */
function bibtexText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
      .trim()
      .replace(/[\\{}~^%&#_$]/g, (sign) => signs[sign] ?? sign)
      // TeX would merge two characters into one: a dash, a quotation mark.
      .replace(/([-`',<>])(?=\1)|[!?](?=`)/g, '$&{}')
  )
}

const signs: Record<string, string> = {
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

/** Addresses are not escaped; characters that could end the field are percent-encoded. */
function bibtexUrl(url: string): string {
  return url.toWellFormed().replace(/[\s{}\\\p{Cc}]/gu, (sign) => inAddress(sign))
}
