import type { Article, BlockKind, CellPlace } from '@/lib/schema/finding'
import { placeBlocks } from '@/lib/text/article-blocks'
import type { Document } from './block'
import { isoDate } from './iso-date'
import { LIMITS, UnreadableDocument } from './unreadable'

/** A stretch of text, in UTF-16 units. */
export interface Span {
  start: number
  end: number
}

/** A file made ready for the engine. */
export interface Readable {
  /** The text that offsets refer to: the file's own, or for other formats than text the extracted text. */
  text: string
  /** Input for the engine, with the same offsets. */
  article: Article
  /** The report includes `text`, because it cannot be derived from the file alone. */
  extracted: boolean
}

/** A document of the user, ready to be checked. */
export interface OwnDocument {
  /** The title that the document gives itself, or null. */
  title: string | null
  readable: Readable
}

/** The blocks of a file as something that the engine reads, without marks of footnotes. Throws `too-long`. */
export function ownDocument({ blocks, title, date }: Document): OwnDocument {
  const list: { kind: BlockKind; text: string; cell?: CellPlace }[] = []
  const add = (kind: BlockKind, words: string, cell?: CellPlace) => {
    const text = words.replace(FOOTNOTE_MARK, '').replace(/\s+/g, ' ').trim()
    if (/[\p{L}\p{N}]/u.test(text)) list.push({ kind, text, ...(cell && { cell }) })
  }
  let table = 0
  for (const [index, { kind, role, text, cells, table: own }] of blocks.entries()) {
    const before = blocks[index - 1]
    if (cells && (!before?.cells || before.table !== own)) table += 1
    for (const [column, { text: words, isHead }] of (cells ?? []).entries())
      add('cell', words, { table, row: index + 1, column, isHead })
    if (!cells) add(role ?? (kind === 'heading' || kind === 'item' ? kind : 'paragraph'), text)
  }
  const placed = placeBlocks(list)
  if (placed.text.length > LIMITS.letters) throw new UnreadableDocument('too-long')
  const day = isoDate(date ?? '')
  const article = { ...placed, ...(day === null ? {} : { date: day }) }
  const heading = list.slice(0, 5).find(({ kind }) => kind === 'heading')?.text ?? null
  return { title: title ?? heading, readable: { text: placed.text, article, extracted: true } }
}

const FOOTNOTE_MARK = /\s?\[(?:\^[^\]\s]{1,40}|\d{1,3}(?:[,–-] ?\d{1,3})*)\]/g
