import type { BlockKind, CellPlace } from '@/lib/schema/finding'
import { BlockList, type TextBlock } from './block-list'
import { parseMarkup } from './parse-markup'

/**
 * The blocks of a piece of HTML, such as the clipboard holds: all of its text, without looking for a main part as
 * `readHtml` does. No elements are made and nothing is loaded. Throws `UnreadableDocument` with
 * `too-long` or `too-deep`.
 *
 * @param onProgress is told the share that is read, 0 to 1
 */
export function readMarkup(html: string, onProgress?: (share: number) => void): TextBlock[] {
  const reader = new MarkupReader()
  parseMarkup(html, reader, { decodeEntities: true }, onProgress)
  reader.end()
  return reader.list.blocks
}

const LEFT_OUT = new Set('head script style template noscript svg math object iframe select textarea'.split(' '))
/** They have no content, so that leaving one out must not wait for its end. */
const EMPTY = new Set('br hr img input meta link wbr area base col embed param source track'.split(' '))
const KINDS: Record<string, BlockKind> = {
  h1: 'heading', h2: 'heading', h3: 'heading', h4: 'heading', h5: 'heading', h6: 'heading',
  li: 'item', dt: 'item', dd: 'item', figcaption: 'caption', caption: 'caption', td: 'cell', th: 'cell', blockquote: 'quote',
} // prettier-ignore
const BLOCKS = new Set([
  ...Object.keys(KINDS),
  ...'p div section article main header footer aside nav ul ol dl pre figure table thead tbody tfoot tr body html hr address details summary form fieldset'.split(
    ' ',
  ),
])

class MarkupReader {
  readonly list = new BlockList()
  private words = ''
  /** The kinds of the blocks that are open, the innermost last; null for those without a kind of their own. */
  private readonly around: { name: string; kind: BlockKind | null; tables: number; isInCell: boolean }[] = []
  private skipped = 0
  /** The cell that is read, of the outermost table. */
  private cell: CellPlace = { table: 0, row: 0, column: -1, isHead: false }
  private wasBreak = false

  open(name: string, attributes: Record<string, string>): void {
    if (this.skipped > 0 || LEFT_OUT.has(name) || isHidden(attributes)) {
      if (!EMPTY.has(name)) this.skipped += 1
      return
    }
    if (name === 'br') {
      // Two of them are how editors make a paragraph.
      if (this.wasBreak) this.end()
      else this.words += ' '
      this.wasBreak = true
      return
    }
    if (!BLOCKS.has(name)) return
    this.end()
    // Word marks its list items by a class.
    const kind = /\bMsoListParagraph/.test(attributes.class ?? '') ? 'item' : (KINDS[name] ?? null)
    if (EMPTY.has(name)) return
    const outer = this.around.at(-1)
    const tables = (outer?.tables ?? 0) + (name === 'table' ? 1 : 0)
    this.around.push({ name, kind, tables, isInCell: outer?.isInCell === true || kind === 'cell' })
    if (tables !== 1) return
    const { table, row, column } = this.cell
    if (name === 'table') this.cell = { ...this.cell, table: table + 1 }
    else if (name === 'tr') this.cell = { ...this.cell, row: row + 1, column: -1 }
    else if (kind === 'cell') this.cell = { table, row, column: column + 1, isHead: name === 'th' }
  }

  close(name: string): void {
    if (this.skipped > 0) {
      if (!EMPTY.has(name)) this.skipped -= 1
      return
    }
    if (!BLOCKS.has(name) || EMPTY.has(name)) return
    this.end()
    const at = this.around.findLastIndex((one) => one.name === name)
    if (at >= 0) this.around.length = at
  }

  text(text: string): void {
    if (this.skipped > 0) return
    if (text.trim() !== '') this.wasBreak = false
    this.words += text
  }

  end(): void {
    const kind = this.around.findLast((one) => one.kind !== null)?.kind ?? 'paragraph'
    // The mark that Word writes at the head of a list item.
    this.list.add(
      kind,
      kind === 'item' ? this.words.replace(/^\s*(?:[·•§o]|\d{1,2}[.)])[\s\u00A0]{2,}/u, '') : this.words,
      this.around.at(-1)?.isInCell ? { cell: this.cell } : {},
    )
    this.words = ''
    this.wasBreak = false
  }
}

function isHidden({ hidden, style = '' }: Record<string, string>): boolean {
  return hidden !== undefined || /display\s*:\s*none|mso-hide\s*:\s*all/i.test(style)
}
