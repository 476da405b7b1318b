/** Between two blocks of an article. */
export const BLOCK_BREAK = '\n\n'

/** The text of an article from its blocks, with the place of each. The page agent and the background join them alike. */
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
