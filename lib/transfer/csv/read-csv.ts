import type { NoteReader } from '../exchange'
import { cellsOf, joined, type Cells } from './cells'
import { proposeMapping, type CsvMapping } from './mapping'
import { rowToNote, type RowContext } from './row-to-note'
import { csvRows } from './rows'

export interface CsvReading {
  /** What the reader chose; null: what the names of the columns say. */
  mapping: CsvMapping | null
  /** ISO instant for rows without a date. */
  undated: string
}

/**
 * A reader for tables of notes: Readwise, Kindle, our own, and any other whose columns are named by a mapping. A row of
 * Kindle's that is a note on the highlight above it becomes that highlight's note, and is no item of its own.
 */
export function csvReader({ mapping, undated }: CsvReading): NoteReader {
  return async function* (pieces) {
    const { head, batches } = await csvRows(pieces)
    const context: RowContext = { title: head.title, author: head.author, undated }
    const columns = mapping ?? proposeMapping(head.columns)
    let above: Cells | null = null
    let index = 0
    for await (const batch of batches) {
      for (const row of batch) {
        const cells = cellsOf(row, columns)
        const both: Cells | null = above && joined(above, cells)
        if (above) yield rowToNote(both ?? above, index++, context)
        above = both ? null : cells
      }
    }
    if (above) yield rowToNote(above, index, context)
  }
}
