import { collapseSpaces } from '@/lib/text/fold-words'
import type { Article, Block as PlacedBlock, BlockKind, CellPlace } from '@/lib/schema/finding'
import { BLOCK_BREAK } from '@/lib/text/article-blocks'
import type { DocBlock, ParsedDocument } from './block'
import { isoDate } from './iso-date'
import { DOCUMENT_LIMITS, UnreadableDocument } from './unreadable'

export interface CheckableText {
  /** The text that offsets refer to: the file's own, or for other formats than text the extracted text. */
  text: string
  /** Input for the engine, with the same offsets. */
  article: Article
  /** Whether the report must include `text`, since it was extracted and is not the content of the file. */
  extracted: boolean
}

export interface OwnDocument {
  /** The title that the document gives itself, or null. */
  title: string | null
  readable: CheckableText
}

/** Converts the blocks of a file to the engine's input, without citation marks. Throws `too-long`. */
export function toCheckableDocument({ blocks, title, date }: ParsedDocument): OwnDocument {
  const texts: string[] = []
  const placed: PlacedBlock[] = []
  let textLength = 0
  const add = (kind: BlockKind, words: string, cell?: CellPlace) => {
    const text = collapseSpaces(words.replace(CITATIONS, ''))
    if (!/[\p{L}\p{N}]/u.test(text)) return
    placed.push({ kind, start: textLength, end: textLength + text.length, ...(cell && { cell }) })
    texts.push(text)
    textLength += text.length + BLOCK_BREAK.length
  }
  let table = 0
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1]
    if (block.cells && (!before?.cells || before.table !== block.table)) table += 1
    for (const [column, { text, isHead }] of (block.cells ?? []).entries())
      add('cell', text, { table, row: index + 1, column, isHead })
    if (!block.cells) add(kindOf(block), block.text)
  }
  const text = texts.join(BLOCK_BREAK)
  if (text.length > DOCUMENT_LIMITS.textLength) throw new UnreadableDocument('too-long')
  const day = isoDate(date ?? '')
  const article = { text, blocks: placed, ...(day === null ? {} : { date: day }) }
  const heading = texts.find((_, index) => index < 5 && placed[index]?.kind === 'heading') ?? null
  return { title: title ?? heading, readable: { text, article, extracted: true } }
}

const CITATION_MARK = String.raw`\[(?:\^[^\]\s]{1,40}|\d{1,3}(?:[,–-] ?\d{1,3})*)\]`
/** Citation marks after a word or a sentence: "2019.[3][4] He", "Tesla [3].". A sentence would end inside them. */
const CITATIONS = new RegExp(
  [
    String.raw`(?<=[\p{L}\p{N}.,;:!?)"”’])(?:${CITATION_MARK})+(?=[\s.,;:!?)"”’]|$)`,
    String.raw`(?<=[.!?)"”’])\s(?:${CITATION_MARK})+(?=\s|$)`,
    String.raw`\s(?:${CITATION_MARK})+(?=[.,;:!?)]|$)`,
  ].join('|'),
  'gu',
)

/** Returns the engine's kind of a block. A heading or an item within a quotation keeps its own kind. */
function kindOf({ kind, role }: DocBlock): BlockKind {
  if (kind === 'heading' || kind === 'item') return kind
  return role ?? 'paragraph'
}
