/**
 * HTML of the clipboard as text with marks for headings and lists. The parser is loaded on the first call.
 *
 * @returns null where the HTML is a piece of one paragraph, or longer than a document may be: its plain text is as good
 */
export async function textOfHtml(
  html: string,
  onProgress: (share: number) => void = () => undefined,
): Promise<string | null> {
  const [{ pieceBlocks }, { writeBlocks }] = await Promise.all([
    import('@/lib/dossier/readers/html-blocks'),
    import('@/lib/dossier/readers/written-blocks'),
  ])
  try {
    const blocks = pieceBlocks(html, onProgress)
    const isPlain = blocks.length < 2 && blocks.every(({ kind }) => kind === 'text')
    return isPlain ? null : writeBlocks(blocks)
  } catch {
    return null
  }
}
