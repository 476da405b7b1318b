import type { Source } from '@/lib/dossier/format/schema'
import type { Annotation, StoredFinding } from '@/lib/schema/annotation'
import { readDetails } from '@/lib/details/reading'
import { dossierOfNote, sourcesOfNote } from '../shared/dossier-lookup'
import { exportedFinding, exportedVerdict } from '../shared/exported-verdict'
import type { NoteWriter, WriterContext } from '../shared/exchange'
import { isWebUrl } from '../shared/page-report'
import { sayExportedChange } from '../shared/say-change'

interface CsvRow {
  note: Annotation
  finding: StoredFinding | null
  sources: readonly Source[]
  from: { id: string; name: string }
  /** Whether the page still has the quoted words, and what stands in their place. */
  change: string
}

/** The columns of the table, in order. Names are not translated, so that a file can be imported in any language. */
const COLUMNS = {
  id: ({ note }) => note.id,
  created: ({ note }) => note.created,
  modified: ({ note }) => note.modified,
  title: ({ note }) => note.title,
  url: ({ note }) => note.url,
  quote: ({ note }) => note.anchor?.quote.exact ?? '',
  note: ({ note }) => note.note,
  tags: ({ note }) => note.tags.join(', '),
  color: ({ note }) => note.color ?? '',
  verdict: ({ finding }) => (finding ? exportedVerdict(finding) : ''),
  reason: ({ finding }) => finding?.reason ?? '',
  details: ({ finding }) => (finding ? detailLines(finding) : ''),
  claims: ({ finding }) => finding?.claims.join(', ') ?? '',
  sources: ({ finding }) => finding?.sources.join(', ') ?? '',
  'dossier version': ({ finding }) => finding?.dossierVersion ?? '',
  claim: ({ note }) => note.claim ?? '',
  dossier: ({ from }) => from.name,
  'dossier id': ({ from }) => from.id,
  'source titles': ({ sources }) => sources.map(({ title }) => title.replace(/\s+/g, ' ')).join('\n'),
  'source urls': ({ sources }) => sources.map(({ url }) => (isWebUrl(url) ? url : '')).join('\n'),
  'page change': ({ change }) => change,
  'related claims': ({ finding }) => finding?.related?.join(', ') ?? '',
} satisfies Record<string, (row: CsvRow) => string>

export const csvColumns = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]

/**
 * Writes the notes as CSV (RFC 4180), one row per note, with a byte order mark so that Excel detects UTF-8. Tags,
 * claims and sources are joined by ", "; titles and addresses of sources are one per line. A cell that a spreadsheet
 * would run as a formula gets an apostrophe, which `unguardCell` removes again.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export const writeCsv: NoteWriter = async function* (batches, about) {
  yield `\ufeff${csvLine(csvColumns)}`
  for await (const batch of batches) for (const note of batch) yield csvLine(cellsOf(note, about))
}

function cellsOf(note: Annotation, about: WriterContext): string[] {
  const { finding, claim } = note
  const { dossiers } = about
  const name = finding || claim !== null ? dossiers.subject.name : ''
  const from = dossierOfNote(note) ?? { id: '', name }
  const given = { note, finding, sources: sourcesOfNote(note, dossiers), from, change: sayExportedChange(note, about) }
  return csvColumns.map((column) => COLUMNS[column](given))
}

/** Returns lines such as "differs: March 2022 | 13 July 2022", then "supported: Marie Curie" for each dossier. */
function detailLines(finding: StoredFinding): string {
  const { verdict, details = [] } = finding
  const { answers = [] } = exportedFinding(finding)
  const rows = readDetails({ verdict, details }).map(
    ({ reading, detail }) => `${reading}: ${[detail.article, detail.dossier ?? ''].filter(Boolean).join(' | ')}`,
  )
  return [...rows, ...answers.map((answer) => `${answer.verdict}: ${answer.dossier}`)].join('\n')
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** Quotes a cell where needed. NUL is replaced, because many programs stop reading a text at it. */
function csvCell(text: string): string {
  const harmless = guardCell(text.toWellFormed().replaceAll('\0', '\ufffd'))
  return /[",\r\n]/.test(harmless) || harmless.trim() !== harmless ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/**
 * Makes a cell harmless to spreadsheets, which run a cell as a formula when it begins with one of `= + - @`. An
 * apostrophe is put before such a character at the beginning of the cell, and also after `;`, tab, `|` or a line break,
 * which some programs (Excel in most of Europe: `;`) read as the end of a cell. Spaces, quotes and invisible characters
 * before the sign are ignored.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function guardCell(cell: string): string {
  return cell.replace(FORMULA_AT_START, "'$&").replace(STARTS_WITH_BREAK, "'$&")
}

export function unguardCell(cell: string): string {
  return cell.replace(GUARDED_BREAK, '').replace(GUARDED_FORMULA, '')
}

/** The signs that begin a formula, with the full-width forms, which Excel accepts in Japanese, and the small forms. */
const FORMULA_SIGNS = '=+\\-@＝＋－＠﹦﹢﹣﹫'
const BEFORE_FORMULA = `(?:^|[;|\\t\\r\\n])[\\s\\p{Cc}\\p{Cf}"]*`
// The lookbehind comes after the sign, so that it runs only at a sign: long runs of other characters cost nothing.
const FORMULA_AT_START = new RegExp(`[${FORMULA_SIGNS}](?<=${BEFORE_FORMULA}'*.)`, 'gu')
const GUARDED_FORMULA = new RegExp(`'(?=[${FORMULA_SIGNS}])(?<=${BEFORE_FORMULA}'+)`, 'gu')
/** A tab or line break at the beginning: some programs drop it and read the rest as the beginning of the cell. */
const STARTS_WITH_BREAK = /^'*[\t\r\n]/
const GUARDED_BREAK = /^'(?='*[\t\r\n])/
