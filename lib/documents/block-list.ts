import type { BlockKind } from '@/lib/schema/finding'
import { BLOCK_BREAK, placeBlocks } from '@/lib/text/article-blocks'
import { LIMITS, UnreadableDocument } from './unreadable'
import type { Readable } from './readable'

/** One paragraph, heading, list item or other part of a document. */
export interface TextBlock {
  kind: BlockKind
  text: string
}

/** Collects the parts of a document that contain letters. Throws `too-long` above the limit. */
export class BlockList {
  readonly blocks: TextBlock[] = []
  private length = 0

  add(kind: BlockKind, text: string): void {
    const words = text.replace(/[\s\u00A0]+/gu, ' ').trim()
    if (!/[\p{L}\p{N}]/u.test(words)) return
    this.length += words.length + BLOCK_BREAK.length
    if (this.length > LIMITS.letters) throw new UnreadableDocument('too-long')
    this.blocks.push({ kind, text: words })
  }
}

/** Blocks that were taken out of a file as something that the engine reads. */
export function readableOf(list: readonly TextBlock[]): Readable {
  const article = placeBlocks(list)
  return { text: article.text, article, locate: (span) => span, extracted: true }
}
