import type { Block } from '@/lib/schema/finding'

/**
 * Start offsets of the paragraphs of the body, for "Paragraph 3": headings and short lines such as a byline or a place and date
 * are not counted, as a reader does not count them.
 */
export function bodyStarts(text: string, blocks: readonly Block[]): number[] {
  return blocks.filter((block) => isOfBody(block, text)).map(({ start }) => start)
}

function isOfBody({ kind, start, end }: Block, text: string): boolean {
  if (kind === 'heading' || kind === 'caption') return false
  return kind !== 'paragraph' || end - start >= SHORT || /[.!?:]["”’)]*\s*$/.test(text.slice(start, end))
}

/** Characters; shorter lines count only as a sentence. */
const SHORT = 100
