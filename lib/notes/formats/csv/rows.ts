import Papa from 'papaparse'
import { FileRefused } from '../shared/exchange'
import { knownNames } from './mapping'

/** Rows of a file in batches, without the header row and what is above it. */
export interface CsvRows {
  head: CsvHead
  /** Each row with its index among the rows of notes, from 0. */
  batches: AsyncGenerator<string[][], void, undefined>
}

/**
 * Parses a CSV file as its text arrives. It supports commas, semicolons, tabs and bars, whichever gives known column
 * names, and quoted cells with line breaks. Only one piece and the current row are in memory.
 *
 * @throws FileRefused `empty`, `cut-off` inside quotes, and `too-large` for a row of more than a million characters
 */
export async function csvRows(pieces: AsyncIterable<string>): Promise<CsvRows> {
  const source = pieces[Symbol.asyncIterator]()
  const first = await enough(source)
  const sample = first.text.slice(0, SAMPLE)
  if (sample.trim() === '') throw new FileRefused('empty')
  const { delimiter, newline, head } = lookAt(sample)
  const parser = new Papa.Parser({ delimiter, newline })
  return { head, batches: batches() }

  async function* batches(): AsyncGenerator<string[][], void, undefined> {
    let rest = first.text
    let left = head.rowsBefore
    let ended = first.ended
    // An unfinished row is parsed again only when twice as much text has arrived.
    let again = 0
    for (;;) {
      if (rest.length >= again || ended) {
        const parsed = parser.parse(rest, 0, !ended) as Parsed
        if (ended && parsed.errors.some(({ code }) => code === 'MissingQuotes')) throw new FileRefused('cut-off')
        rest = ended ? '' : rest.slice(parsed.meta.cursor)
        again = parsed.data.length > 0 ? 0 : rest.length * 2
        if (rest.length > LONGEST_ROW) throw new FileRefused('too-large', 'row')
        const rows = parsed.data.slice(left).map((row) => row.slice(0, MOST_COLUMNS))
        left = Math.max(0, left - parsed.data.length)
        yield rows.filter((row) => row.some((cell) => cell.trim() !== ''))
      }
      if (ended) return
      const next = await source.next()
      if (next.done) ended = true
      else rest += next.value
    }
  }
}

/** The beginning of the file, used to detect its format. */
const SAMPLE = 60_000
const LONGEST_ROW = 1_000_000
const MOST_COLUMNS = 200
const DELIMITERS = [',', ';', '\t', '|']

interface Parsed {
  data: string[][]
  errors: { code: string }[]
  meta: { cursor: number }
}

async function enough(source: AsyncIterator<string>): Promise<{ text: string; ended: boolean }> {
  let text = ''
  while (text.length < SAMPLE) {
    const next = await source.next()
    if (next.done) return { text: text.replace(/^\uFEFF/, ''), ended: true }
    text += next.value
  }
  return { text: text.replace(/^\uFEFF/, ''), ended: false }
}

function lookAt(sample: string): { delimiter: string; newline: '\r\n' | '\n' | '\r'; head: CsvHead } {
  const guess = Papa.parse<string[]>(sample, { preview: 40, delimitersToGuess: DELIMITERS }).meta
  const newline = guess.linebreak === '\r\n' || guess.linebreak === '\r' ? guess.linebreak : '\n'
  const looks = [guess.delimiter, ...DELIMITERS].map((delimiter) => {
    const { data } = Papa.parse<string[]>(sample, { preview: 40, delimiter, newline })
    return { delimiter, newline, head: findHead(data) } as const
  })
  // The library's own guess comes first, so it wins when no names are known.
  return looks.reduce((best, look) => (look.head.known > best.head.known ? look : best))
}

/** Contents of the first lines of a CSV file. */
interface CsvHead {
  columns: string[]
  /** Number of rows before the first note: the header row and everything above it. */
  rowsBefore: number
  /** How many column names are known. */
  known: number
  /** The book of the whole file, which Kindle writes above the header row; empty if not given. */
  title: string
  author: string
}

/** Finds the header row: the one with the most known names among the first rows, otherwise the first. */
function findHead(rows: readonly string[][]): CsvHead {
  let at = 0
  let known = 0
  rows.slice(0, FARTHEST).forEach((row, i) => {
    const found = knownNames(row)
    if (found > known) [at, known] = [i, found]
  })
  // A word of a note may equal a column name, so one match below the first row is not enough.
  if (at > 0 && known < 2) [at, known] = [0, 0]
  const above = rows.slice(0, at).map((row) => (row[0] ?? '').toWellFormed().trim())
  const author = above.find((line) => BY.test(line)) ?? ''
  const title = above.find((line) => /[\p{L}\p{N}]/u.test(line) && !line.endsWith(':') && line !== author) ?? ''
  return {
    columns: (rows[at] ?? []).map((name) => name.trim()),
    rowsBefore: at + 1,
    known,
    title,
    author: author.replace(BY, ''),
  }
}

const FARTHEST = 20
const BY = /^(?:by|par)\s+/i
