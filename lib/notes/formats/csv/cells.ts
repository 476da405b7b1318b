import type { StoredDossierRef, StoredFinding } from '@/lib/schema/annotation'
import { csvFields, type CsvField, type CsvMapping } from './mapping'

/** The cells of one row, by field; empty if missing. The last fields occur only in our own tables. */
export type Cells = Record<CsvField, string> & { claim?: string; dossier?: StoredDossierRef; finding?: StoredFinding }

/**
 * Splits a row by the mapping. Where Kindle uses one column for the type of a row, the text of a note becomes the note.
 */
export function cellsOf(row: readonly string[], mapping: CsvMapping): Cells {
  const entries = csvFields.map((field) => [field, tidy(row[mapping[field] ?? -1] ?? '')])
  const cells = Object.fromEntries(entries) as Cells
  return NOTE.test(cells.kind) && cells.note === '' ? { ...cells, note: cells.quote, quote: '' } : cells
}

/** A highlight merged with the note in the next row; null if they do not belong together. */
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
