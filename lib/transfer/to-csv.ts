import type { Annotation } from '@/lib/annotations/types'
import type { NoteWriter } from './exchange'

/** The columns of the table, in order. Names are not translated: what is written in one language is read in another. */
export const csvColumns = [
  'id',
  'created',
  'modified',
  'title',
  'url',
  'quote',
  'note',
  'tags',
  'color',
  'verdict',
  'reason',
  'claims',
  'sources',
  'dossier version',
  'claim',
] as const

/**
 * The notes as a table, one row a note: RFC 4180, with the byte order mark that Excel needs to see UTF-8. Tags, claims and
 * sources are joined by ", ". A cell that a spreadsheet would take for a formula begins with an apostrophe, and so does one
 * that already began with such an apostrophe: taking one away from each gives back what was there.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export const writeCsv: NoteWriter = async function* (batches) {
  yield `\ufeff${row(csvColumns)}`
  for await (const batch of batches) for (const note of batch) yield row(cellsOf(note))
}

function cellsOf({ id, created, modified, title, url, anchor, note, tags, color, finding, claim }: Annotation) {
  return [
    id,
    created,
    modified,
    title,
    url,
    anchor?.quote.exact ?? '',
    note,
    tags.join(', '),
    color ?? '',
    finding?.verdict ?? '',
    finding?.reason ?? '',
    finding?.claims.join(', ') ?? '',
    finding?.sources.join(', ') ?? '',
    finding?.dossierVersion ?? '',
    claim ?? '',
  ]
}

function row(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

/** NUL ends the text for many a reader. */
function cell(text: string): string {
  const harmless = text.toWellFormed().replaceAll('\0', '\ufffd').replace(FORMULA, "'$&")
  return /[",\r\n]/.test(harmless) || harmless.trim() !== harmless ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** Also in full width, as Excel reads them in Japanese. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/
