import type { Block, BlockKind } from '@/lib/schema/finding'
import { LIMITS, UnreadableDocument } from './unreadable'
import type { Readable } from './readable'

/** One paragraph, heading, list item or other part of a document. */
export interface TextBlock {
  kind: BlockKind
  text: string
}

const BREAK = '\n\n'

/** Collects the parts of a document that contain letters. Throws `too-long` above the limit. */
export class BlockList {
  readonly blocks: TextBlock[] = []
  private length = 0

  add(kind: BlockKind, text: string): void {
    const words = text.replace(/[\s\u00A0]+/gu, ' ').trim()
    if (!/[\p{L}\p{N}]/u.test(words)) return
    this.length += words.length + BREAK.length
    if (this.length > LIMITS.letters) throw new UnreadableDocument('too-long')
    this.blocks.push({ kind, text: words })
  }
}

/** The text of blocks, joined by blank lines, with the place of each. */
export function joinTextBlocks(list: readonly TextBlock[]): { text: string; blocks: Block[] } {
  const blocks: Block[] = []
  let at = 0
  for (const { kind, text } of list) {
    blocks.push({ kind, start: at, end: at + text.length })
    at += text.length + BREAK.length
  }
  return { text: list.map(({ text }) => text).join(BREAK), blocks }
}

/** Blocks that were taken out of a file as something that the engine reads. */
export function readableOf(list: readonly TextBlock[]): Readable {
  const article = joinTextBlocks(list)
  return { text: article.text, article, locate: (span) => span, extracted: true }
}
