import Papa from 'papaparse'
import { FileRefused } from '../shared/exchange'
import { wholeText } from '../json/json-text'
import { countKnownNames } from './mapping'

/** A parsed table: column names, rows, and the book's title and author from above the header row. */
export type CsvTable = Awaited<ReturnType<typeof csvTable>>

/**
 * Parses a CSV file. It supports commas, semicolons, tabs and bars, whichever gives known column names, and quoted
 * cells with line breaks. Empty rows are left out.
 *
 * @throws FileRefused `empty`, `too-large`, and `cut-off` inside quotes
 */
export async function csvTable(pieces: AsyncIterable<string>) {
  const text = await wholeText(pieces)
  const sample = text.slice(0, SAMPLE)
  const options = { preview: 40, skipEmptyLines: 'greedy' } as const
  const guess = Papa.parse<string[]>(sample, { ...options, delimitersToGuess: DELIMITERS }).meta
  const newline = guess.linebreak === '\r\n' || guess.linebreak === '\r' ? guess.linebreak : '\n'
  // The library's own guess comes first, so it wins when no names are known.
  const known = [guess.delimiter, ...DELIMITERS].map((delimiter) => {
    const { data } = Papa.parse<string[]>(sample, { ...options, delimiter, newline })
    return { delimiter, names: headOf(data).known }
  })
  const { delimiter } = known.reduce((best, one) => (one.names > best.names ? one : best))
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy', delimiter, newline })
  if (errors.some(({ code }) => code === 'MissingQuotes')) throw new FileRefused('cut-off')
  const { at } = headOf(data)
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
const SAMPLE = 60_000
const MOST_COLUMNS = 200
const DELIMITERS = [',', ';', '\t', '|']
const BYLINE = /^(?:by|par)\s+/i

/** Returns the index of the header row (of the first rows, that with the most known names) and their number. */
function headOf(rows: readonly string[][]): { at: number; known: number } {
  const best = rows
    .slice(0, MOST_ROWS_BEFORE_HEADER)
    .map((row, at) => ({ at, known: countKnownNames(row) }))
    .reduce((one, other) => (other.known > one.known ? other : one), { at: 0, known: 0 })
  // A word of a note may equal a column name, so one match below the first row is not enough.
  return best.at > 0 && best.known < 2 ? { at: 0, known: 0 } : best
}

const MOST_ROWS_BEFORE_HEADER = 20
