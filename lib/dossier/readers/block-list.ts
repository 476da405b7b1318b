import type { DocBlock, Cell, Link } from './block'
import { rowOf } from './rows'
import { DOCUMENT_LIMITS, UnreadableDocument } from './unreadable'

/** Collects blocks that have a letter or a digit; `line` is a block's number. Throws `too-long` above the limit. */
export class BlockList {
  readonly blocks: DocBlock[] = []
  private length = 0

  add({ text, links = [], ...block }: Omit<DocBlock, 'line' | 'links'> & { links?: Link[] }): void {
    this.push({ ...block, ...tidy(text, links), line: this.blocks.length + 1 })
  }

  addRow(cells: readonly Cell[], table: number): void {
    const tidied = cells.map(({ text, links, isHead }) => ({ ...tidy(text, links), isHead }))
    this.push({ ...rowOf(tidied, this.blocks.length + 1), table })
  }

  private push(block: DocBlock): void {
    if (!/[\p{L}\p{N}]/u.test(block.text)) return
    this.length += block.text.length
    if (this.length > DOCUMENT_LIMITS.textLength) throw new UnreadableDocument('too-long')
    this.blocks.push(block)
  }
}

/** Returns a text without needless blanks, and its links with their new offsets. */
function tidy(text: string, links: readonly Link[]): { text: string; links: Link[] } {
  const before = (at: number) =>
    text
      .slice(0, at)
      .replace(/[\s\u00A0]+/gu, ' ')
      .trimStart().length
  return {
    text: text.replace(/[\s\u00A0]+/gu, ' ').trim(),
    links: links.map(({ start, end, url }) => ({ start: before(start), end: before(end), url })),
  }
}
