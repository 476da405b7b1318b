import type { Block as PlacedBlock } from '@/lib/schema/finding'
import type { DocBlock } from './block'
import { readText } from './read-text'
import type { CheckableText } from './readable'

/** Writes blocks as text that the user can edit: "# " before a heading, "- " a list item, "> " a quote, "|" in rows. */
export function writeBlocks(blocks: readonly DocBlock[]): string {
  let text = ''
  let before: DocBlock | undefined
  for (const block of blocks) {
    const isBelow = block.cells && before?.cells && before.table === block.table
    // A table in a text needs a rule below its head.
    const rule = isBelow && isHead(before) && !isHead(block) ? '|---|\n' : ''
    text += `${text === '' ? '' : isBelow ? '\n' : '\n\n'}${rule}${markOf(block)}${block.text}`
    before = block
  }
  return text
}

function markOf({ kind, role }: DocBlock): string {
  if (kind === 'heading') return '# '
  if (kind === 'item') return '- '
  return role === 'quote' ? '> ' : ''
}

const isHead = (row: DocBlock | undefined): boolean => row?.cells?.every((cell) => cell.isHead) ?? false

/**
 * Reads a text that was typed or pasted in the panel, like `readText`, with lines that begin with "# " as headings. The
 * text itself and its offsets stay as they are.
 */
export function readTypedText(text: string): CheckableText {
  const readable = readText(text)
  const { blocks = [] } = readable.article
  const withHeadings = blocks.map((block): PlacedBlock => {
    const mark = /^#{1,6}[ \t]+(?=\S)/.exec(text.slice(block.start, block.start + 40))?.[0]
    if (mark === undefined || block.kind === 'cell') return block
    return { start: block.start + mark.length, end: block.end, kind: 'heading' }
  })
  return { ...readable, article: { ...readable.article, blocks: withHeadings } }
}
