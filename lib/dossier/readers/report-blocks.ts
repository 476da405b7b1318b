import type { Block, Cell, Document } from './block'
import type { TextBlock } from './block-list'
import { rowOf } from './rows'

/** The blocks of a Word or PDF file as those of a report: the cells of a row are one block. Lines are counted by block. */
export function reportOf(list: readonly TextBlock[], title: string | null): Document {
  const blocks: Block[] = []
  let row: number | null = null
  for (const [index, { kind, text, links = [], level, depth, label, isFootnote, cell }] of list.entries()) {
    const line = index + 1
    if (cell) {
      if (cell.row !== row) blocks.push(rowOf([], line))
      row = cell.row
      const cells = blocks.at(-1)?.cells ?? []
      addCell(cells, cell.column, { text, links, isHead: cell.isHead })
      continue
    }
    row = null
    const own = isFootnote ? 'footnote' : kind === 'heading' || kind === 'item' ? kind : 'text'
    blocks.push({
      kind: own,
      text,
      line,
      links,
      ...(level && { level }),
      ...(depth && { depth }),
      ...(label && { label }),
    })
  }
  const named = blocks.map((block) => (block.cells ? rowOf(block.cells, block.line) : block))
  return { blocks: named, title: title ?? undefined, references: new Map() }
}

/** Empty cells are no blocks; paragraphs of one cell are values of their own. */
function addCell(cells: Cell[], column: number, cell: Cell): void {
  while (cells.length < column) cells.push({ text: '', links: [], isHead: cell.isHead })
  const above = cells[column]
  if (!above) cells.push(cell)
  else {
    const by = above.text.length + 2
    above.links.push(...cell.links.map(({ start, end, url }) => ({ start: start + by, end: end + by, url })))
    above.text += `; ${cell.text}`
  }
}
