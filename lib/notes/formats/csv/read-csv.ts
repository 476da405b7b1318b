import { samePage } from '@/lib/text/same-page'
import type { NoteReader } from '../shared/exchange'
import { cellsOf, joined, type Cells } from './cells'
import { proposeMapping, type CsvMapping } from './mapping'
import { isOwnTable, ownCells } from './own-table'
import { rowToNote, type RowContext } from './row-to-note'
import { csvRows } from './rows'

/**
 * Reads tables of notes: Readwise, Kindle, our own, and others by a mapping of columns. In Kindle files, a row with a
 * note on the previous highlight is merged into that highlight.
 *
 * @param mapping as chosen by the user; null: guessed from the column names
 */
export function csvReader(mapping: CsvMapping | null): NoteReader {
  return async function* (pieces, { undated = new Date(0).toISOString(), pageKeyOf = samePage } = {}) {
    const { head, batches } = await csvRows(pieces)
    const context: RowContext = { title: head.title, author: head.author, undated, pageKeyOf }
    const columns = mapping ?? proposeMapping(head.columns)
    const isOwn = isOwnTable(head.columns)
    let above: Cells | null = null
    let index = 0
    for await (const batch of batches) {
      for (const row of batch) {
        const cells = isOwn ? ownCells(row, columns, head.columns) : cellsOf(row, columns)
        const both: Cells | null = above && joined(above, cells)
        if (above) yield rowToNote(both ?? above, index++, context)
        above = both ? null : cells
      }
    }
    if (above) yield rowToNote(above, index, context)
  }
}
