import Papa from 'papaparse'
import { FileRefused } from '../exchange'
import { findHead, type CsvHead } from './head'

/** Rows of a file in batches, with what its first lines told; the row of names and what stands before it are left out. */
export interface CsvRows {
  head: CsvHead
  /** Each row with its number among the rows of notes, from 0. */
  batches: AsyncGenerator<string[][], void, undefined>
}

/**
 * Takes a CSV file apart as its text arrives: commas, semicolons, tabs or bars, whichever gives known names of columns, and
 * quoted cells with line breaks. Never more than a piece and the row that is being read stand in memory.
 *
 * @throws FileRefused `empty`, `cut-off` inside quotes, and `too-large` for a row of more than a million letters
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
    // A row that does not end is looked at again only when there is twice as much of it.
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

/** The first letters of the file, to tell what it is. */
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
  // The library's own guess stands first, so it holds where no names are known.
  return looks.reduce((best, look) => (look.head.known > best.head.known ? look : best))
}
