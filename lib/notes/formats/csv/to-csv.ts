import { mapDefined } from '@/lib/text/lists'
import type { Claim, Source } from '@/lib/dossier/format/schema'
import type { Annotation, StoredFinding } from '@/lib/schema/annotation'
import { sayState, sayStoredReason } from '@/lib/details/say'
import { claimsOfNote, dossierOfNote, sourcesOfNote } from '../shared/dossier-lookup'
import type { NoteWriter, WriterContext } from '../shared/exchange'
import { hostOf } from '@/lib/text/urls'
import { notesByPage } from '../shared/notes-by-page'
import { isWebUrl } from '../shared/page-report'
import { sayExportedChange } from '../shared/say-change'

interface CsvRow {
  note: Annotation
  finding: StoredFinding | null
  claims: readonly Claim[]
  sources: readonly Source[]
  evidence: string
  /** Whether the page still has the quoted words, and what stands in their place. */
  change: string
}

/**
 * The columns of the table, in order, in the words of the screens. Names are not translated, so that a file can be
 * imported in any language.
 */
const COLUMNS = {
  title: ({ note }) => note.title,
  author: ({ note }) => note.article?.author ?? '',
  site: ({ note }) => note.article?.site || hostOf(note.url),
  published: ({ note }) => note.article?.date ?? '',
  url: ({ note }) => note.url,
  quote: ({ note }) => note.anchor?.quote.exact ?? '',
  note: ({ note }) => note.note,
  tags: ({ note }) => note.tags.join(', '),
  colour: ({ note }) => note.color ?? '',
  verdict: ({ finding }) => (finding ? sayState(finding) : ''),
  'evidence says': ({ claims }) => claims.map(({ text }) => text).join('\n'),
  reason: ({ finding }) => (finding ? sayStoredReason(finding) : ''),
  evidence: ({ evidence }) => evidence,
  'all evidence': ({ finding }) =>
    finding?.answers?.map((answer) => `${answer.dossier}: ${sayState(answer)}`).join('\n') ?? '',
  'source titles': ({ sources }) => sources.map(({ title }) => title.replace(/\s+/g, ' ')).join('\n'),
  'source urls': ({ sources }) => sources.map(({ url }) => (isWebUrl(url) ? url : '')).join('\n'),
  'page change': ({ change }) => change,
  created: ({ note }) => note.created,
  modified: ({ note }) => note.modified,
} satisfies Record<string, (row: CsvRow) => string>

export const csvColumns = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]

/**
 * Writes the notes as CSV (RFC 4180), one row per note, with a byte order mark so that Excel detects UTF-8. Columns that
 * no note fills are left out. Tags are joined by ", "; sentences, titles and addresses are one per line. A cell that a
 * spreadsheet would run as a formula gets an apostrophe, which `unguardCell` removes again.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export const writeCsv: NoteWriter = async function* (batches, about) {
  const first: string[][] = []
  let columns: readonly number[] | null = null
  for await (const { notes } of notesByPage(batches)) {
    const rows = notes.map((note) => cellsOf(note, about))
    if (columns === null) first.push(...rows)
    else yield rows.map((row) => csvLine(pick(row, columns ?? []))).join('')
    if (columns !== null || first.length < MOST_HELD) continue
    // More notes may fill the other columns: the table has all of them.
    columns = csvColumns.map((_, at) => at)
    yield tableStart(first, columns)
  }
  if (columns === null) yield tableStart(first, filledColumns(first))
}

/** Rows that are held back to see which columns are filled. */
const MOST_HELD = 5000

function tableStart(rows: readonly string[][], columns: readonly number[]): string {
  return `\ufeff${[[...csvColumns], ...rows].map((row) => csvLine(pick(row, columns))).join('')}`
}

const pick = (row: readonly string[], columns: readonly number[]): string[] => columns.map((at) => row[at] ?? '')

function filledColumns(rows: readonly string[][]): number[] {
  const always = new Set<string>(['title', 'url', 'quote', 'note'])
  return mapDefined(csvColumns, (name, at) => (always.has(name) || rows.some((row) => row[at] !== '') ? at : null))
}

function cellsOf(note: Annotation, about: WriterContext): string[] {
  const { finding, claim } = note
  const { dossiers } = about
  const name = finding || claim !== null ? dossiers.subject.name : ''
  const evidence = dossierOfNote(note)?.name ?? name
  const claims = claimsOfNote(note, dossiers)
  const sources = sourcesOfNote(note, dossiers)
  const row = { note, finding, claims, sources, evidence, change: sayExportedChange(note, about) }
  return csvColumns.map((column) => COLUMNS[column](row))
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
