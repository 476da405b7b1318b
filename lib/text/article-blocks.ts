/** Between two blocks of an article. */
export const BLOCK_BREAK = '\n\n'

interface PlacedBlock {
  kind: string
  start: number
  end: number
}

/**
 * Start offsets of the paragraphs of the body, for "Paragraph 3": headings and short lines such as a byline or a place and date
 * are not counted, as a reader does not count them.
 */
export function bodyStarts(text: string, blocks: readonly PlacedBlock[]): number[] {
  return blocks.filter((block) => isOfBody(block, text)).map(({ start }) => start)
}

function isOfBody({ kind, start, end }: PlacedBlock, text: string): boolean {
  if (kind === 'heading' || kind === 'caption') return false
  return kind !== 'paragraph' || end - start >= SHORT || /[.!?:]["”’)]*\s*$/.test(text.slice(start, end))
}

/** Characters; shorter lines count only as a sentence. */
const SHORT = 100
