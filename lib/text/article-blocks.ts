/** Between two blocks of an article. */
export const BLOCK_BREAK = '\n\n'

/** The text of an article from its blocks, with the place of each. */
export function placeBlocks<K, C>(
  blocks: readonly { kind: K; text: string; cell?: C }[],
): {
  text: string
  blocks: { kind: K; start: number; end: number; cell?: C }[]
} {
  let at = 0
  const placed = blocks.map(({ kind, text, cell }) => {
    const start = at
    at += text.length + BLOCK_BREAK.length
    return { kind, start, end: start + text.length, ...(cell === undefined ? {} : { cell }) }
  })
  return { text: blocks.map(({ text }) => text).join(BLOCK_BREAK), blocks: placed }
}

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
