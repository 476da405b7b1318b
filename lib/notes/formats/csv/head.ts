import { knownNames } from './mapping'

/** Contents of the first lines of a CSV file. */
export interface CsvHead {
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
export function findHead(rows: readonly string[][]): CsvHead {
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
