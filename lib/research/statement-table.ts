import type { ResearchTable } from '@/lib/dossier/format/research'
import type { Claim } from '@/lib/dossier/format/schema'
import { datesOf } from '@/lib/text/dates'
import { fold } from '@/lib/text/fold'
import { numbersOf } from '@/lib/text/numbers'
import { groupedBy } from '@/lib/text/lists'
import { stemsOf } from './fit'
import { withMissingNumbers, withMissingTerms } from './table-gaps'

/** Statements of one pattern, such as "… led Debian from … to …". Heads are the words before the values of a column. */
export type StatementTable = Pick<ResearchTable, 'heads' | 'rows'>

/**
 * Finds the most frequent pattern of at least three claims that differ in two or more names, dates and numbers. What a
 * series of them lacks has a row too; a series with more gaps than rows is no table.
 */
export function statementTable(claims: readonly Claim[], subject: string): StatementTable | null {
  const splitClaims = claims.map(({ id, text }) => ({ claims: [id], ...splitAtValues(text, subject) }))
  const [largestGroup = []] = [...groupedBy(splitClaims, patternOf).values()].sort((a, b) => b.length - a.length)
  const [firstRow] = largestGroup
  if (!firstRow || largestGroup.length < LEAST_ROWS) return null
  const varies = firstRow.cells.flatMap((cell, at) => (largestGroup.some((row) => row.cells[at] !== cell) ? at : []))
  if (varies.length < 2 || firstRow.words.join('').length < LEAST_WORDS_LENGTH) return null
  // Values that are equal in all rows belong to the words around them.
  const [start = '', ...rest] = firstRow.words
  const words = [start]
  for (const [at, text] of rest.entries())
    if (varies.includes(at)) words.push(text)
    else words.push(`${words.pop() ?? ''}${firstRow.cells[at] ?? ''}${text}`)
  const heads = varies.map((_, at) => {
    const after = at === varies.length - 1 ? ` … ${words.at(-1) ?? ''}` : ''
    const head = `${words[at] ?? ''}${after}`.replace(/\s+/g, ' ').replace(/^[\s,;:.]+|[\s,;:.…]+$/g, '')
    return head.replace(/ (?:in|on)$/, '') || 'Name'
  })
  const rows = largestGroup.map((row) => ({ claims: row.claims, cells: varies.map((at) => row.cells[at] ?? '') }))
  const others = claims.flatMap(({ id, text }) => (rows.some((row) => row.claims.includes(id)) ? [] : text))
  const whole = withMissingTerms(withMissingNumbers(heads, rows, others), others)
  return whole.length > 2 * rows.length ? null : { heads, rows: whole }
}

export function unprovenCells({ cells, claims }: StatementTable['rows'][number], texts: ReadonlyMap<string, string>) {
  const said = new Set(claims.flatMap((id) => [...stemsOf(texts.get(id) ?? '')]))
  return claims.length === 0 ? [] : cells.filter((cell) => [...stemsOf(cell)].some((stem) => !said.has(stem)))
}

/** Returns what statements of one pattern share: commas and the preposition of a date may differ. */
const patternOf = ({ words }: { words: readonly string[] }): string =>
  words.map((part) => part.replaceAll(',', '').replace(/ (?:in|on) $/, ' ')).join('\0')

const LEAST_ROWS = 3
const LEAST_WORDS_LENGTH = 6

/** Splits a text into its names, dates and numbers (`cells`) and the words around them: one more than cells. */
function splitAtValues(text: string, subject: string): { words: string[]; cells: string[] } {
  const folded = fold(text)
  const names = [...folded.matchAll(NAME)].map(({ index, 0: name }) => ({ start: index, end: index + name.length }))
  const own = names.filter(({ start, end }) => !subject.includes(folded.slice(start, end)))
  const values = [...datesOf(folded), ...own, ...numbersOf(folded)].sort((a, b) => a.start - b.start || b.end - a.end)
  const [words, cells]: [string[], string[]] = [[], []]
  let last = 0
  for (const { start, end } of values) {
    if (start < last) continue
    words.push(text.slice(last, start))
    cells.push(text.slice(start, end))
    last = end
  }
  return { words: [...words, text.slice(last)], cells }
}

const NAME =
  /\p{Lu}[\p{L}\p{N}'’&.-]*[\p{L}\p{N}](?: (?:(?:of|the|de|van|von|du|der|da) )?(?:\p{Lu}[\p{L}\p{N}'’&.-]*[\p{L}\p{N}]|\d[\d.]*\d|\d))*/gu
