import { pageKeyOf } from '@/lib/text/same-page'
import {
  type ImportItem,
  type Loss,
  type NoteReader,
  type ReaderContext,
  type UnreadableReason,
  FileRefused,
} from '@/lib/notes/formats/shared/exchange'
import {
  csvFields,
  isPageColumn,
  lossesOfUnreadColumns,
  proposeMapping,
  type CsvField,
  type CsvMapping,
  countKnownNames,
  highlightsIn,
} from '@/lib/notes/formats/csv/mapping'
import { noteLimits } from '@/lib/schema/limits'
import type { StoredArticle } from '@/lib/schema/annotation'
import { csvColumns, unguardCell } from '@/lib/notes/formats/csv/to-csv'
import type { NoteColor } from '@/lib/schema/note-colors'
import { contentId } from '@/lib/text/content-id'
import { hostOf } from '@/lib/text/urls'
import { readAnnotation } from '@/lib/notes/formats/shared/read-annotation'
import Papa from 'papaparse'
import { joinJsonPieces } from '@/lib/notes/formats/json/json-text'

/**
 * Reads tables of notes: Readwise, Kindle, our own, and others by a mapping of columns. In Kindle files, a row with a
 * note on the previous highlight is merged into that highlight.
 * @param mapping the mapping that the user chose; null: guessed from the column names
 * @param onColumns receives the names of the columns and the mapping that is used
 */
export function csvReader(
  mapping: CsvMapping | null,
  onColumns: (columns: string[], mapping: CsvMapping) => void = () => undefined,
): NoteReader {
  return async function* (pieces, about = {}) {
    const table = await csvTable(pieces)
    const columns = mapping ?? proposeMapping(table.columns, table.rows)
    onColumns(table.columns, columns)
    let above: RowCells | null = null
    let index = 0
    for (const row of table.rows) {
      for (const cells of withHighlights(cellsOf(row, columns, table.columns))) {
        const both: RowCells | null = above && mergeNoteRow(above, cells)
        if (above) yield rowToNote(both ?? above, index++, table, about)
        above = both ? null : cells
      }
    }
    if (above) yield rowToNote(above, index, table, about)
  }
}

/**
 * The cells of one row, by field; a missing cell is empty. `lost`: what a row of another program has besides; `unread`:
 * the names of its columns that are not read.
 */
type RowCells = Record<CsvField, string> & {
  lost?: readonly Loss[]
  unread?: readonly string[]
  /** Author, site and date of the page, which our own table has. */
  article?: StoredArticle | undefined
}

/**
 * Splits a row by the mapping. Where Kindle uses one column for the type of a row, the text of a note becomes the note.
 */
function cellsOf(row: readonly string[], mapping: CsvMapping, columns: readonly string[]): RowCells {
  const textOf = (field: CsvField) =>
    unguardCell(row[mapping[field] ?? -1] ?? '')
      .toWellFormed()
      .trim()
  const cells = Object.fromEntries(csvFields.map((field) => [field, textOf(field)])) as Record<CsvField, string>
  const read = new Set(Object.values(mapping))
  const isOwn = columns.every((name) => csvColumns.some((own) => own === name))
  // The verdict of our own table is from another day, and no loss; the page is checked again.
  const cellsByName = (isOwn ? [] : columns).map((name, at) => [name, row[at] ?? ''] as const)
  const { lost: losses, unread } = lossesOfUnreadColumns(cellsByName.filter((_, at) => !read.has(at)))
  const lost = new Set<Loss>(losses)
  if (/\breply\b/i.test(cells.kind)) lost.add('reply')
  if (HTML_NOTE.test(cells.note)) {
    cells.note = textOfHtml(cells.note)
    lost.add('format')
  }
  if (isPageColumn(columns[mapping.location ?? -1] ?? '')) cells.locationType ||= 'page'
  if (NOTE_TYPE.test(cells.kind) && cells.note === '') Object.assign(cells, { note: cells.quote, quote: '' })
  const wordsOf = (name: string): string => unguardCell(row[columns.indexOf(name)] ?? '')
  // Our own table has the host where the page names no site.
  const site = wordsOf('site') === hostOf(cells.url) ? '' : wordsOf('site')
  const article = { author: cells.author, site, date: wordsOf('published') }
  return { ...cells, lost: [...lost], unread, article: isOwn ? article : undefined }
}

const HTML_NOTE = /^\s*<(?:p|div|h[1-6]|ul|ol|blockquote|span)\b[^<>]*>/i

/** Returns a row, and one for each highlight in its cell of highlights: of a bookmark without words, only these. */
function withHighlights(cells: RowCells): RowCells[] {
  const highlights = highlightsIn(cells.highlights).map(({ quote, note, color, created }) => ({
    ...cells,
    id: '',
    location: '',
    quote,
    note,
    color: color || cells.color,
    created: created || cells.created,
  }))
  return cells.quote === '' && cells.note === '' && highlights.length > 0 ? highlights : [cells, ...highlights]
}

/** Merges a highlight with the note in the next row; returns null if they do not belong together. */
function mergeNoteRow(above: RowCells, below: RowCells): RowCells | null {
  const isNoteOnIt =
    NOTE_TYPE.test(below.kind) &&
    below.quote === '' &&
    below.location !== '' &&
    below.location === above.location &&
    below.title === above.title
  return isNoteOnIt && above.quote !== '' && above.note === '' ? { ...above, note: below.note } : null
}

const NOTE_TYPE = /^(?:note|remarque)\b/i

/** Converts a row to a note, or gives the reason why it cannot. The id is computed from the row's text. */
function rowToNote(
  cells: RowCells,
  index: number,
  book: Pick<CsvTable, 'title' | 'author'>,
  { undated }: ReaderContext,
): ImportItem {
  const { quote } = cells
  if (quote.trim() === '' && cells.note.trim() === '') return unreadableRow('no-words', cells, index)
  const note = [cells.note, placeOf(cells)].filter(Boolean).join('\n\n')
  const losses = new Set<Loss>(cells.lost)
  const url = webAddress(cells.url)
  if (cells.url !== '' && url === '') losses.add('place')
  const title = (cells.title || book.title).slice(0, LONGEST_NAME).toWellFormed()
  const author = (cells.author || book.author).slice(0, LONGEST_NAME).toWellFormed()
  // A book has no address; title and author identify it.
  const pageKey = url === '' ? `book:${title}|${author}` : pageKeyOf(url)
  const made = instantOfCell(cells.created)
  const changed = instantOfCell(cells.modified)
  if ((cells.created !== '' && !made) || (cells.modified !== '' && !changed)) losses.add('dates')
  const created = made ?? changed ?? undated ?? new Date(0).toISOString()
  const color = cells.color || (/\(([^)]+)\)/.exec(cells.kind)?.[1] ?? '')
  const noteFields = {
    id: idOf(cells.id, [pageKey, quote, note]),
    pageKey,
    url,
    title: url === '' ? [title, author].filter(Boolean).join(', ') : title,
    article: url === '' ? cells.article : (cells.article ?? { author }),
    anchor: quote === '' ? null : { quote: { exact: quote } },
    note,
    tags: tagsIn(cells),
    color: color === '' ? null : (COLORS.get(color.toLowerCase()) ?? color),
    created,
    modified: changed && changed > created ? changed : created,
  }
  const read = readAnnotation(noteFields, undefined, losses)
  if (typeof read === 'string') return unreadableRow(read, cells, index)
  const { unread = [] } = cells
  return { kind: 'note', index, annotation: { ...read.annotation, url }, losses: [...read.losses], unread }
}

/** Splits the tags: of Instapaper from a JSON list, of Pocket at bars. */
function tagsIn({ tags, pageTags }: RowCells): string[] {
  const isList = /^\[\s*(?:"[^"]*"\s*,?\s*)*\]$/.test(tags)
  const plain = isList ? tags.slice(1, -1).replaceAll('"', '') : tags
  return `${plain},${pageTags}`.split(/[,;|\n]/).map((tag) => tag.trim().replace(/^#/, ''))
}

/** Maximum characters of title and of author: a book's key has both, and must not be longer than an address. */
const LONGEST_NAME = 1500

function unreadableRow(why: UnreadableReason, cells: RowCells, index: number): ImportItem {
  const words = [cells.quote, cells.note, cells.title, cells.author, cells.kind, cells.location, cells.created]
  const excerpt = words.filter(Boolean).join(' · ').slice(0, 200).toWellFormed()
  return { kind: 'unreadable', index, why, excerpt, unread: cells.unread ?? [] }
}

function webAddress(text: string): string {
  if (text.length > noteLimits.address || !URL.canParse(text)) return ''
  const { protocol, href } = new URL(text)
  return protocol === 'https:' || protocol === 'http:' ? href : ''
}

/** Returns "Page 12" or "Location 1204" for the note's text, because a note has no field for the location in a book. */
function placeOf({ location, locationType }: RowCells): string {
  const type = /^(?:page|location)$/i.test(locationType) ? locationType : ''
  // A bare number without a type, such as Readwise's order of highlights, means nothing to the user.
  if (location === '' || (type === '' && /^[\d.]+$/.test(location))) return ''
  const place = `${type} ${location}`.trim()
  return place.charAt(0).toUpperCase() + place.slice(1)
}

/** Keeps an id only if it is long enough to be globally unique; a row number is not. */
function idOf(given: string, words: readonly string[]): string {
  if (/^[\w:/.-]{16,400}$/.test(given)) return given
  return contentId(given === '' ? words : ['id', given, ...words])
}

/** Names of colours in English, as Readwise and Kindle write them, and in French. */
const COLORS = new Map<string, NoteColor>(
  Object.entries({
    yellow: 'yellow',
    green: 'green',
    blue: 'blue',
    pink: 'pink',
    purple: 'purple',
    jaune: 'yellow',
    vert: 'green',
    bleu: 'blue',
    rose: 'pink',
    violet: 'purple',
  }),
)

/**
 * Reads an instant from a table cell as ISO text; null if there is none. A bare number is in seconds or milliseconds
 * since 1970. Without a time zone it is UTC, so that the
 * same file gives the same notes everywhere. "3/4/2021" is ambiguous and rejected.
 */
export function instantOfCell(text: string): string | null {
  const cell = text.trim()
  if (/^\d{9,10}(?:\.\d+)?$/.test(cell)) return validInstant(Number(cell) * 1000)
  if (/^\d{12,13}$/.test(cell)) return validInstant(Number(cell))
  const iso =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?$/i
  const [, year, month, day, hour = '0', minute = '0', second = '0', part = '', zone = 'Z'] = iso.exec(cell) ?? []
  if (year !== undefined && month !== undefined && day !== undefined) {
    const time = `${twoDigits(hour)}:${minute}:${twoDigits(second)}${part.slice(0, 4)}`
    return validInstant(`${year}-${twoDigits(month)}-${twoDigits(day)}T${time}${zoneOf(zone)}`, Number(day))
  }
  const [, one, other, years, rest = ''] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b(.*)$/.exec(cell) ?? []
  if (one !== undefined && other !== undefined && years !== undefined) {
    const first = Number(one)
    const second = Number(other)
    if (first <= 12 && second <= 12 && first !== second) return null
    return instantOfCell(`${years}-${first > 12 ? other : one}-${first > 12 ? one : other}${rest.replace(/^,/, '')}`)
  }
  // The month is given by name; all browsers parse such dates alike.
  if (!/[a-z]{3}/i.test(cell) || !/\b\d{4}\b/.test(cell)) return null
  const words = cell.replace(/^added on\s+/i, '').replace(/\bat\b/gi, ' ')
  return validInstant(/(?:GMT|UTC|Z|[+-]\d{2}:?\d{2})$/i.test(words) ? words : `${words} UTC`)
}

/** Returns the instant as ISO text, or null. @param day compared with the result: 31 February would become 3 March */
function validInstant(text: string | number, day?: number): string | null {
  const date = new Date(text)
  if (Number.isNaN(date.getTime()) || date.getTime() < 0 || date.getUTCFullYear() > 9999) return null
  if (day !== undefined && Math.abs(date.getUTCDate() - day) > 1 && Math.abs(date.getUTCDate() - day) < 27) return null
  return date.toISOString()
}

function zoneOf(zone: string): string {
  if (/^(?:Z|UTC)$/i.test(zone)) return 'Z'
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`
}

function twoDigits(digits: string): string {
  return digits.padStart(2, '0')
}

/** A parsed table: column names, rows, and the book's title and author from above the header row. */
type CsvTable = Awaited<ReturnType<typeof csvTable>>

/**
 * Parses a CSV file. It supports commas, semicolons, tabs and bars, whichever gives known column names, and quoted
 * cells with line breaks. Empty rows are left out.
 * @throws FileRefused `empty`, `too-large`, and `cut-off` inside quotes
 */
async function csvTable(pieces: AsyncIterable<string>) {
  const text = await joinJsonPieces(pieces)
  const sample = text.slice(0, SAMPLE_LENGTH)
  const options = { preview: 40, skipEmptyLines: 'greedy' } as const
  const guessedFormat = Papa.parse<string[]>(sample, { ...options, delimitersToGuess: DELIMITERS }).meta
  const newline =
    guessedFormat.linebreak === '\r\n' || guessedFormat.linebreak === '\r' ? guessedFormat.linebreak : '\n'
  // The library's own guess comes first, so it wins when no names are known.
  const known = [guessedFormat.delimiter, ...DELIMITERS].map((delimiter) => {
    const { data } = Papa.parse<string[]>(sample, { ...options, delimiter, newline })
    return { delimiter, names: headRowOf(data).known }
  })
  const { delimiter } = known.reduce((best, form) => (form.names > best.names ? form : best))
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy', delimiter, newline })
  if (errors.some(({ code }) => code === 'MissingQuotes')) throw new FileRefused('cut-off')
  const { at } = headRowOf(data)
  const above = data.slice(0, at).map((row) => (row[0] ?? '').toWellFormed().trim())
  const author = above.find((line) => BYLINE.test(line)) ?? ''
  return {
    columns: (data[at] ?? []).slice(0, MOST_COLUMNS).map((name) => name.trim()),
    /** Title of the book that all rows are from, which Kindle writes above the header row; empty if not given. */
    title: above.find((line) => /[\p{L}\p{N}]/u.test(line) && !line.endsWith(':') && line !== author) ?? '',
    author: author.replace(BYLINE, ''),
    rows: data.slice(at + 1),
  }
}

/** Characters at the beginning of the file from which the delimiter is detected. */
const SAMPLE_LENGTH = 60_000
const MOST_COLUMNS = 200
const DELIMITERS = [',', ';', '\t', '|']
const BYLINE = /^(?:by|par)\s+/i

/** Returns the index of the header row (of the first rows, that with the most known names) and their number. */
function headRowOf(rows: readonly string[][]): { at: number; known: number } {
  const best = rows
    .slice(0, MOST_ROWS_BEFORE_HEADER)
    .map((row, at) => ({ at, known: countKnownNames(row) }))
    .reduce((most, row) => (row.known > most.known ? row : most), { at: 0, known: 0 })
  // A word of a note may equal a column name, so one match below the first row is not enough.
  return best.at > 0 && best.known < 2 ? { at: 0, known: 0 } : best
}

const MOST_ROWS_BEFORE_HEADER = 20

/**
 * Extracts text from a piece of HTML, for notes from other programs: removes tags, starts a line for
 * each block, and decodes common entities. It need not be a complete parser, because its output is only used as text.
 */
export function textOfHtml(html: string): string {
  return html
    .replace(/<(?:br|\/?(?:p|div|li|ul|ol|h[1-6]|blockquote|pre|tr))\b[^<>]*>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi, decodeEntity)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}

const NAMED_ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

function decodeEntity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return NAMED_ENTITIES[name.toLowerCase()] ?? whole
  const point = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal)
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole
}
