import { collapseSpaces } from '@/lib/text/fold-words'
import type { Block as PlacedBlock } from '@/lib/schema/finding'
import { type TableCell, type DocBlock, type ParsedDocument, SOURCES_HEADING } from './block'
import { htmlBlocks } from './html-blocks'
import { docBlocksOf } from './page-blocks'
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
  const { text, blocks: placed = [] } = extracted
  const read = placed.map(({ start, end, kind, cell }) => ({
    words: collapseSpaces(text.slice(start, end)),
    kind,
    cell,
  }))
  for (const block of docBlocksOf(read)) {
    const same = byWords.get(comparableText(block.text))?.shift()
    if (same && sources.has(same)) continue
    const marked = (same?.kind === 'row') === (block.kind === 'row') ? same : undefined
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

function markedCell(cell: TableCell, marked: readonly TableCell[]): TableCell {
  return {
    ...cell,
    text: marked.find(({ text }) => comparableText(text) === comparableText(cell.text))?.text ?? cell.text,
  }
}

/** Returns the list of sources: the entries below its heading, and footnotes. */
function sourceBlocks(blocks: readonly DocBlock[]): DocBlock[] {
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
const comparableText = (text: string): string =>
  text
    .replace(/\[[^\]]{0,40}\]/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?![-−.,]\p{N})[^\p{L}\p{N}]/gu, '')
