import type { Block as PlacedBlock, CellPlace } from '@/lib/schema/finding'
import { type TableCell, type DocBlock, addToCell, rowOf } from './block'
import { groupedBy } from '@/lib/text/lists'

/** A block of a page, with what HTML says of it. */
export interface PageBlock extends Pick<DocBlock, 'label' | 'level' | 'depth'> {
  words: string
  kind: PlacedBlock['kind'] | 'footnote'
  cell: CellPlace | undefined
  links?: DocBlock['links']
}

/** Converts the blocks of a page to those of a document: cells of a row become one block. */
export function docBlocksOf(given: readonly PageBlock[]): DocBlock[] {
  const documentBlocks: DocBlock[] = []
  const all = given.filter(({ words }) => words !== '')
  const rows = groupedBy(all.filter(isCell), ({ cell }) => cell.row)
  const pageRows = new PageRows()
  let lastRow: number | undefined
  let row: DocBlock | null = null
  let hasHeading = false
  for (const { words, kind, cell, links = [], label, level, depth } of all) {
    if (cell && cell.row !== lastRow) {
      row = pageRows.rowOf(rows.get(cell.row) ?? [])
      if (row) documentBlocks.push(row)
    }
    lastRow = cell?.row
    if (cell && row) continue
    const block: DocBlock = { kind: 'text', text: words, line: 0, links }
    if (kind === 'heading') {
      Object.assign(block, { kind, level: level ?? (hasHeading ? 2 : 1) })
      hasHeading = true
    } else if (kind === 'item') Object.assign(block, { kind, label, depth: depth ?? 1 })
    else if (kind === 'footnote') Object.assign(block, { kind, label })
    else if (kind === 'quote' || kind === 'caption') block.role = kind
    documentBlocks.push(block)
  }
  return documentBlocks.map((block, at) => ({ ...block, line: at + 1 }))
}

const isCell = (block: PageBlock): block is PlacedCell => block.cell !== undefined

type PlacedCell = PageBlock & { cell: CellPlace }

/**
 * Makes rows of the cells of a page. Each cell stands in its column, also below a cell that spans rows, so that it has
 * the head of its column.
 */
class PageRows {
  /** By table and column, the cells that reach into the next row. */
  private readonly reaching = new Map<string, { cell: TableCell; left: number }>()

  /** Returns the row of these cells; null where they hold the running text of a page that is laid out by a table. */
  rowOf(row: readonly PlacedCell[]): DocBlock | null {
    if (isLayoutRow(row)) return null
    const cellsByColumn = new Map<number, TableCell>()
    for (const { words, cell: place, links = [] } of row) {
      const { table, column, isHead, down = 1, across = 1 } = place
      const cell: TableCell = cellsByColumn.get(column) ?? { text: '', links: [], isHead }
      addToCell(cell, { text: words, links })
      for (let at = column; at < column + across; at += 1) {
        cellsByColumn.set(at, cell)
        if (down > 1) this.reaching.set(`${table} ${at}`, { cell, left: down })
      }
    }
    const table = row[0]?.cell.table ?? 0
    const [only, ...others] = new Set(cellsByColumn.values())
    // A cell that spans the whole table is no header row.
    if (only && others.length === 0 && cellsByColumn.has(0)) return { ...rowOf([only], 0), table }
    const isHead = row.every(({ cell }) => cell.isHead)
    const cells = Array.from({ length: 1 + Math.max(...cellsByColumn.keys()) }, (_, at): TableCell => {
      const above = this.reaching.get(`${table} ${at}`)
      if (above) above.left -= 1
      if (above?.left === 0) this.reaching.delete(`${table} ${at}`)
      // The cell that names a row may reach over the columns of its values.
      const isSpanned = at > 0 && !isHead && cellsByColumn.has(at) && cellsByColumn.get(at) === cellsByColumn.get(0)
      const cell = isSpanned ? undefined : (cellsByColumn.get(at) ?? above?.cell)
      return cell ?? { text: '', links: [], isHead }
    })
    return { ...rowOf(cells, 0), table }
  }
}

/** Running text: six words and the end of a sentence. */
const RUNNING_TEXT = /(?:\S+\s+){5,}\S*[.!?…]["”’)\]]*(?:\s|$)/

/** Returns whether a cell of a row has several paragraphs of running text, or a paragraph is all that the row has. */
function isLayoutRow(row: readonly PlacedCell[]): boolean {
  const prose = row.filter(({ words }) => RUNNING_TEXT.test(words))
  return prose.some(
    (cell) => row.length === 1 || prose.some((other) => other !== cell && other.cell.column === cell.cell.column),
  )
}
