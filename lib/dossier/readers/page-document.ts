import { UNREADABLE_SIGN, UNREAD_BEGINNING } from '@/lib/text/article-blocks'
import { collapseSpaces } from '@/lib/text/fold-words'
import type { Block as PlacedBlock, CellPlace } from '@/lib/schema/finding'
import { type TableCell, type DocBlock, type ParsedDocument, SOURCES_HEADING, addToCell, rowOf } from './block'
import { htmlBlocks } from './html-blocks'
import { groupedBy } from '@/lib/text/lists'

/**
 * Returns the blocks of an extracted article with the citation marks and links of its HTML, and the list of sources,
 * which the extraction leaves out. A block that the HTML does not have in this form stays without marks.
 *
 * @param html the page's markup; `''` for a text without one
 * @param extracted text and blocks as `extractArticle` or `readDocument` returns them
 */
export function pageDocument(
  html: string,
  extracted: { text: string; blocks?: readonly PlacedBlock[] | undefined },
): ParsedDocument {
  const htmlDocument = htmlBlocks(html, 'report')
  const byWords = groupedBy(htmlDocument.blocks, ({ text }) => comparableText(text))
  const blocks: DocBlock[] = []
  const isNumbered = htmlDocument.blocks.some(({ text }) => /\[\d{1,3}\]/.test(text))
  const sources = new Set(isNumbered ? sourceBlocks(htmlDocument.blocks) : [])
  for (const block of blocksOf(extracted)) {
    const same = byWords.get(comparableText(block.text))?.shift()
    if (same && sources.has(same)) continue
    const isMarked = (same?.kind === 'row') === (block.kind === 'row') && !hasSign(block.text)
    const marked = isMarked ? same : undefined
    blocks.push({
      ...block,
      // A link in running text leads to more of the same site; only a mark of a note cites.
      ...(marked && {
        text: marked.text,
        ...(block.cells && { cells: block.cells.map((cell) => markedCell(cell, marked.cells ?? [])) }),
      }),
      ...(marked?.level !== undefined && block.kind === 'heading' && { level: marked.level }),
      line: blocks.length + 1,
    })
  }
  for (const block of sources) blocks.push({ ...block, line: blocks.length + 1 })
  return { ...htmlDocument, revised: LAST_EDITED.exec(html.slice(-LONGEST_FOOT))?.[1], blocks }
}

/** "This page was last edited on 3 May 2024, at 10:20": the foot of an encyclopedia. */
const LAST_EDITED = /\blast (?:edited|modified|revised) on (\d{1,2} \p{L}+ \d{4}|\p{L}+ \d{1,2}, \d{4})/iu
const LONGEST_FOOT = 60_000

/** Converts extracted blocks to those of a report: cells of a row become one block. */
function blocksOf({ text, blocks = [] }: { text: string; blocks?: readonly PlacedBlock[] | undefined }): DocBlock[] {
  const documentBlocks: DocBlock[] = []
  const all = blocks.flatMap(({ start, end, kind, cell }) => {
    const words = collapseSpaces(text.slice(start, end))
    return words === '' ? [] : [{ words, kind, ...(cell && { cell }) }]
  })
  const rows = groupedBy(all.filter(isCell), ({ cell }) => cell.row)
  const pageRows = new PageRows()
  let lastRow: number | undefined
  let row: DocBlock | null = null
  for (const block of all) {
    const { words, kind, cell } = block
    if (cell && cell.row !== lastRow) {
      row = pageRows.rowOf(rows.get(cell.row) ?? [])
      if (row) documentBlocks.push(row)
    }
    lastRow = cell?.row
    if (cell && row) continue
    const level = kind === 'heading' ? { level: documentBlocks.some((block) => block.kind === 'heading') ? 2 : 1 } : {}
    documentBlocks.push({
      kind: kind === 'heading' || kind === 'item' ? kind : 'text',
      ...(kind === 'quote' || kind === 'caption' ? { role: kind } : {}),
      ...level,
      ...(kind === 'item' && { depth: 1 }),
      text: words,
      line: 0,
      links: [],
    })
  }
  return documentBlocks
}

/** Whether a text has signs of what is shown and not read, which the words of the HTML alone lack. */
const hasSign = (text: string): boolean => text.includes(UNREADABLE_SIGN) || text.includes(UNREAD_BEGINNING)

const isCell = (block: WordBlock): block is WordBlock & { cell: CellPlace } => block.cell !== undefined

function markedCell(cell: TableCell, marked: readonly TableCell[]): TableCell {
  return {
    ...cell,
    text: marked.find(({ text }) => comparableText(text) === comparableText(cell.text))?.text ?? cell.text,
  }
}

/** Returns the list of sources: the entries below its heading, and footnotes. */
export function sourceBlocks(blocks: readonly DocBlock[]): DocBlock[] {
  let level: number | null = null
  return blocks.filter((block) => {
    if (block.kind === 'footnote') return true
    if (block.kind !== 'heading') return level !== null && block.kind === 'item'
    const own = block.level ?? 1
    if (SOURCES_HEADING.test(block.text) && !/\blinks\b|\bfurther\b/i.test(block.text)) level = own
    else if (level !== null && own <= level) level = null
    return level !== null
  })
}

/** Returns the letters and digits of a text, and what is before its digits ("-0.3"), without what is in square brackets. */
export const comparableText = (text: string): string =>
  text
    .replace(/\[[^\]]{0,40}\]/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?![-−.,]\p{N})[^\p{L}\p{N}]/gu, '')

export type WordBlock = Pick<PlacedBlock, 'kind' | 'cell'> & { words: string }
type PlacedCell = WordBlock & { cell: CellPlace }

/**
 * Makes rows of the cells of a page. Each cell stands in its column, also below a cell that spans rows, so that it has
 * the head of its column.
 */
export class PageRows {
  /** By table and column, the cells that reach into the next row. */
  private readonly reaching = new Map<string, { cell: TableCell; left: number }>()

  /** Returns the row of these cells; null where they hold the running text of a page that is laid out by a table. */
  rowOf(row: readonly PlacedCell[]): DocBlock | null {
    if (isLayoutRow(row)) return null
    const cellsByColumn = new Map<number, TableCell>()
    for (const { words, cell: place } of row) {
      const { table, column, isHead, down = 1, across = 1 } = place
      const cell: TableCell = cellsByColumn.get(column) ?? { text: '', links: [], isHead }
      addToCell(cell, { text: words, links: [] })
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
