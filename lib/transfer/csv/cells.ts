import type { FindingThen } from '@/lib/annotations/types'
import { csvFields, type CsvField, type CsvMapping } from './mapping'

/** What one row of a table says, by field; empty where it says nothing. The rest is in tables of our own only. */
export type Cells = Record<CsvField, string> & { claim?: string; finding?: FindingThen }

/** Takes a row apart by the mapping. Where Kindle says in one column what a row is, a note's words come to be its note. */
export function cellsOf(row: readonly string[], mapping: CsvMapping): Cells {
  const entries = csvFields.map((field) => [field, tidy(row[mapping[field] ?? -1] ?? '')])
  const cells = Object.fromEntries(entries) as Cells
  return NOTE.test(cells.kind) && cells.note === '' ? { ...cells, note: cells.quote, quote: '' } : cells
}

/** The highlight with the note that stands below it in the file; null where the two do not belong together. */
export function joined(above: Cells, below: Cells): Cells | null {
  const isNoteOnIt =
    NOTE.test(below.kind) &&
    below.quote === '' &&
    below.location !== '' &&
    below.location === above.location &&
    below.title === above.title
  return isNoteOnIt && above.quote !== '' && above.note === '' ? { ...above, note: below.note } : null
}

const NOTE = /^(?:note|remarque)\b/i

function tidy(text: string): string {
  return text.toWellFormed().replaceAll('\0', '').trim()
}
