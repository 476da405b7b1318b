import { knownNames } from './mapping'

/** What the first lines of a CSV file tell. */
export interface CsvHead {
  columns: string[]
  /** How many rows come before the first note: the row of names and what stands above it. */
  rowsBefore: number
  /** How many of the columns have names that are known. */
  known: number
  /** Of the book that the whole file is on, as Kindle writes it above the names; empty where the file does not say. */
  title: string
  author: string
}

/** Finds the row of names: that with the most known ones among the first rows, or else the first. */
export function findHead(rows: readonly string[][]): CsvHead {
  let at = 0
  let known = 0
  rows.slice(0, FARTHEST).forEach((row, i) => {
    const found = knownNames(row)
    if (found > known) [at, known] = [i, found]
  })
  // One word of a note may happen to be a name of a column: below the first row that is not enough.
  if (at > 0 && known < 2) [at, known] = [0, 0]
  const above = rows.slice(0, at).map((row) => (row[0] ?? '').trim())
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
