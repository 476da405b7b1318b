import type { Block, CellPlace } from '@/lib/schema/finding'
import type { TextBlock } from './block-list'
import { readText } from './read-text'
import type { Readable } from './readable'

/** Blocks as text that the user can edit: "# " before a heading, "- " before a list item, "> " before a quote, rows between "|". */
export function writeBlocks(list: readonly TextBlock[]): string {
  let text = ''
  let before: CellPlace | undefined
  for (const { kind, text: words, cell } of list) {
    const isFurther = cell !== undefined && before?.row === cell.row
    const isBelow = cell !== undefined && before?.table === cell.table
    // A rule below the head, which a table in a text needs.
    const rule = before?.isHead && !cell?.isHead ? '\n|---|' : ''
    if (isFurther) text += before?.column === cell.column ? `, ${words}` : ` | ${words}`
    else
      text += `${before ? ` |${isBelow ? rule : ''}` : ''}${text === '' ? '' : isBelow ? '\n' : '\n\n'}${MARKS[kind]}${words}`
    before = cell
  }
  return before ? `${text} |` : text
}

const MARKS = { heading: '# ', item: '- ', quote: '> ', cell: '| ', paragraph: '', caption: '' } as const

/**
 * A text that was typed or pasted into the box of the panel: as `readText` reads a file, and lines that begin with "# " are
 * headings. The text itself, with its offsets, stays as it is.
 */
export function readWritten(text: string): Readable {
  const readable = readText(text)
  const { blocks = [] } = readable.article
  const withHeadings = blocks.map((block): Block => {
    const mark = /^#{1,6}[ \t]+(?=\S)/.exec(text.slice(block.start, block.start + 40))?.[0]
    if (mark === undefined || block.kind === 'cell') return block
    return { start: block.start + mark.length, end: block.end, kind: 'heading' }
  })
  return { ...readable, article: { ...readable.article, blocks: withHeadings } }
}
