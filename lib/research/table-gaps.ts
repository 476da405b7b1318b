import type { ReportSentence, ResearchTable } from '@/lib/dossier/format/research'
import { datesOf } from '@/lib/text/dates'
import { fold } from '@/lib/text/fold'
import { stemsOf } from './fit'

const NOT_FOUND = 'not found'
const IN_TEXT = 'see the text'

/** A row of a gap rests on no claim. */
type Rows = ResearchTable['rows']

/** Returns the rows of things that end in a number, with those that other claims name, or that the numbers pass over. */
export function withMissingNumbers(heads: readonly string[], rows: Rows, others: readonly string[]): Rows {
  const numbers = rows.map(({ cells: [name = ''] }) => NUMBERED_NAME.exec(name))
  const [, prefix = ''] = numbers[0] ?? []
  if (prefix.trim() === '' || numbers.some((match) => match?.[1] !== prefix)) return rows
  const presentNumbers = new Set(numbers.map((match) => match?.[2] ?? ''))
  const namedNumbers = others.flatMap((text) => {
    const names = [...text.matchAll(NUMBERED_NAMES)].filter(([, words = '']) => `${words} ` === prefix)
    return names.map(([, , number = '']) => number)
  })
  const whole = [...presentNumbers].map(Number)
  const between = Array.from({ length: Math.max(...whole) - Math.min(...whole) }, (_, at) => Math.min(...whole) + at)
  const passedOver =
    [...presentNumbers].some((number) => number.includes('.')) || between.length > MOST_BETWEEN ? [] : between
  const missing = new Set([...namedNumbers, ...passedOver.map(String)].filter((number) => !presentNumbers.has(number)))
  const gaps = [...missing].map((number) => {
    const name = `${prefix}${number}`
    const told = others.filter((text) => text.includes(name)).flatMap((text) => [...stemsOf(text)])
    const cells = heads
      .slice(1)
      .map((head) => ([...stemsOf(head)].some((stem) => told.includes(stem)) ? IN_TEXT : NOT_FOUND))
    return { cells: [name, ...cells], claims: [] }
  })
  const byNumber = new Intl.Collator('en', { numeric: true })
  return gaps.length === 0
    ? rows
    : [...rows, ...gaps].sort((a, b) => byNumber.compare(a.cells[0] ?? '', b.cells[0] ?? ''))
}

const NUMBERED_NAME = /^(.*[^\d.])(\d+(?:\.\d+)*)$/
const NUMBERED_NAMES = /(\p{Lu}[\p{L}\p{N}-]*(?: \p{L}+)*) (\d+(?:\.\d+)*)(?![\d.]*\d)/gu
const MOST_BETWEEN = 40

/** Returns rows with a beginning and an end, in order of time, with one for each time between two of them. */
export function withMissingTerms(rows: Rows, others: readonly string[]): Rows {
  const start = columnOfTerms(rows)
  if (start < 1) return rows
  return rows.flatMap((row, at) => {
    const [ends, begins] = [row.cells[start + 1] ?? '', rows[at + 1]?.cells[start] ?? '']
    const [from, to] = [dateOf(ends)?.to ?? 0, dateOf(begins)?.from ?? 0]
    if (to - from <= SHORTEST_GAP) return [row]
    const isTold = others.some((text) => datesOf(fold(text)).some(({ value }) => value.from > from && value.to < to))
    const cells = row.cells.map((): string => (isTold ? IN_TEXT : NOT_FOUND))
    return [row, { cells: cells.with(start, ends).with(start + 1, begins), claims: [] }]
  })
}

/** Returns the terms of a table that begin before the last one ends, unless this is the rule. */
export function overlappingTerms({ heads, rows }: Pick<ResearchTable, 'heads' | 'rows'>): ReportSentence[] {
  const start = columnOfTerms(rows)
  const sayTerm = (row: Rows[number], at: number): string => `${row.cells[0]} ${heads[at]} ${row.cells[at]}`
  const found = rows.flatMap((row, at) => {
    const next = rows[at + 1]
    const begins = dateOf(next?.cells[start])?.to ?? Infinity
    if (start < 1 || !next || begins >= (dateOf(row.cells[start + 1])?.from ?? 0)) return []
    const text = `Two terms overlap: ${sayTerm(row, start + 1)}, ${sayTerm(next, start)}.`
    return { text, claims: [...row.claims, ...next.claims] }
  })
  return found.length * 3 > rows.length ? [] : found
}

const dateOf = (words = '') => datesOf(fold(words)).find(({ start, end }) => start === 0 && end === words.length)?.value

/** Returns the first of two columns that have a date in each row, or -1. */
const columnOfTerms = (rows: Rows): number =>
  rows[0]?.cells.findIndex((_, at) => [at, at + 1].every((i) => rows.every(({ cells }) => dateOf(cells[i])))) ?? -1

/** Days between two terms that are a gap: a month may be given for its last day. */
const SHORTEST_GAP = 62
