import type { DocBlock, ParsedDocument } from '@/lib/dossier/readers/block'
import { htmlBlocks } from '@/lib/dossier/readers/html-blocks'
import { comparableText, sourceBlocks } from '@/lib/dossier/readers/page-document'
import type { PlacedText } from '@/lib/dossier/readers/read-html'
import { groupedBy } from '@/lib/text/lists'
import { isSourceEntry } from './source-entry'

/** Returns a page as a report: the visible blocks of its main part with their marks and links, and its lists of sources. */
export function reportInPage(html: string, visible: PlacedText): ParsedDocument {
  const document = htmlBlocks(html, 'report')
  const seen = seenTexts(visible)
  const listed = new Set(sourceBlocks(document.blocks))
  const isRead = (block: DocBlock): boolean =>
    seen.has(comparableText(block.text)) || listed.has(block) || (block.kind !== 'heading' && isSourceEntry(block))
  return { ...document, blocks: document.blocks.filter(isRead) }
}

/** Returns the texts that a visible block of a report may have: one block, a term with its definition, a table row. */
function seenTexts({ text, blocks }: PlacedText): Set<string> {
  const words = blocks.map(({ start, end }) => comparableText(text.slice(start, end)))
  const pairs = words.map((own, at) => own + (words[at + 1] ?? ''))
  const rows = groupedBy(
    blocks.map(({ cell }, at) => ({ row: cell?.row, own: words[at] })),
    ({ row }) => row,
  )
  const rowWords = [...rows.values()].map((cells) => cells.map(({ own }) => own).join(''))
  return new Set([...words, ...pairs, ...rowWords])
}
