import type { BlockKind, CellPlace } from '@/lib/schema/finding'
import { BLOCK_BREAK, placeBlocks } from '@/lib/text/article-blocks'
import type { Link } from './block'
import { LIMITS, UnreadableDocument } from './unreadable'
import type { Readable } from './readable'

/** One paragraph, heading, list item or other part of a document. */
export interface TextBlock extends Structure {
  kind: BlockKind
  text: string
}

/** Structure of a block, as far as the file has it. */
export interface Structure {
  /** Level of a heading, from 1. */
  level?: number
  /** Depth of a list item, from 1. */
  depth?: number
  /** Number in a numbered list, or of a footnote. */
  label?: string
  isFootnote?: boolean
  cell?: CellPlace
  links?: Link[]
}

/** Collects the parts of a document that contain letters. Throws `too-long` above the limit. */
export class BlockList {
  readonly blocks: TextBlock[] = []
  private length = 0

  add(kind: BlockKind, text: string, structure: Structure = {}): void {
    const words = text.replace(/[\s\u00A0]+/gu, ' ').trim()
    if (!/[\p{L}\p{N}]/u.test(words)) return
    this.length += words.length + BLOCK_BREAK.length
    if (this.length > LIMITS.letters) throw new UnreadableDocument('too-long')
    const place = (at: number) =>
      text
        .slice(0, at)
        .replace(/[\s\u00A0]+/gu, ' ')
        .trimStart().length
    const links = structure.links?.map(({ start, end, url }) => ({ start: place(start), end: place(end), url }))
    this.blocks.push({ kind, text: words, ...structure, ...(links && { links }) })
  }
}

/** Blocks that were taken out of a file as something that the engine reads. */
export function readableOf(list: readonly TextBlock[]): Readable {
  const article = placeBlocks(list)
  return { text: article.text, article, locate: (span) => span, extracted: true }
}
