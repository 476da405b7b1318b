import type { BlockKind } from '@/lib/schema/finding'
import { BLOCK_BREAK } from '@/lib/text/article-blocks'
import { createCellPlaces } from './cell-places'
import type { MappedBlock, PageMap, Piece } from './page-map'

/**
 * Collects text nodes into blocks. White space is collapsed as in the browser, soft hyphens and zero-width characters
 * are dropped, and each remaining character keeps its position in its node.
 */
export class PageMapBuilder {
  private readonly parts: string[] = []
  private readonly blocks: MappedBlock[] = []
  private readonly pieces: Piece[] = []
  private readonly placeOf = createCellPlaces()
  private length = 0
  private block: { kind: BlockKind; element: Element; start: number } | null = null
  /**
   * A pending space and its position, if it has one. It is written only before the next character, so that no block
   * ends in a space.
   */
  private space: { node: Text; at: number } | 'nowhere' | null = null

  /** Begins a block for the following text, which belongs to `element`; an open block ends. */
  begin(kind: BlockKind, element: Element): void {
    this.end()
    this.block = { kind, element, start: -1 }
  }

  /** Ends the open block. An empty block is dropped. */
  end(): void {
    const { block } = this
    this.block = null
    this.space = null
    if (!block || block.start < 0) return
    const cell = block.kind === 'cell' || block.kind === 'item' ? this.placeOf(block.element) : undefined
    this.blocks.push({
      kind: block.kind,
      element: block.element,
      start: block.start,
      end: this.length,
      ...(cell && { cell }),
    })
  }

  /** Adds a gap, as for `<br>` or an image: the words on its two sides stay separate. */
  gap(): void {
    this.space ??= 'nowhere'
  }

  /** @param keepsLines the element shows line breaks: an empty line ends the block */
  text(node: Text, keepsLines: boolean): void {
    const { data } = node
    for (const match of data.matchAll(PARTS)) {
      const [part] = match
      if (isSpace(part)) {
        if (keepsLines && EMPTY_LINE.test(part) && this.block) this.begin(this.block.kind, this.block.element)
        else if (this.space === null || this.space === 'nowhere') this.space = { node, at: match.index }
      } else if (!INVISIBLE.test(part)) this.write(part, node, match.index)
    }
  }

  done(): PageMap {
    this.end()
    return { text: this.parts.join(''), blocks: this.blocks, pieces: this.pieces }
  }

  private write(part: string, node: Text, at: number): void {
    const { block } = this
    if (!block) return
    if (block.start < 0) {
      if (this.length > 0) this.push(BLOCK_BREAK)
      block.start = this.length
    } else if (this.space === 'nowhere') this.push(' ')
    else if (this.space) this.place(' ', this.space.node, this.space.at)
    this.space = null
    this.place(part, node, at)
  }

  /** Extends the last piece when the characters follow it both in the text and in the node. */
  private place(part: string, node: Text, at: number): void {
    const last = this.pieces.at(-1)
    if (last?.node === node && last.at + last.length === at && last.start + last.length === this.length)
      last.length += part.length
    else this.pieces.push({ start: this.length, length: part.length, node, at })
    this.push(part)
  }

  private push(part: string): void {
    this.parts.push(part)
    this.length += part.length
  }
}

const VISIBLE_CHARACTERS = '[^\\s\\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000\\u00ad\\u200b-\\u200d\\u2060\\ufeff]+'
/**
 * Runs of other characters with single spaces between them, which stay as they are; runs of white space (also no-break
 * and narrow spaces); runs of invisible characters.
 */
const PARTS = new RegExp(
  `${VISIBLE_CHARACTERS}(?: ${VISIBLE_CHARACTERS})*|[\\s\\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000]+|[\\u00ad\\u200b-\\u200d\\u2060\\ufeff]+`,
  'g',
)
const INVISIBLE = /^[\u00ad\u200b-\u200d\u2060\ufeff]/
const EMPTY_LINE = /\n[^\S\n]*\n/

function isSpace(part: string): boolean {
  return part.trim() === '' && !INVISIBLE.test(part)
}
