/**
 * The purpose for which a document is read. A report keeps its citation marks and its list of sources for the importer;
 * an article has only its words.
 */
export type Purpose = 'report' | 'article'

/** A block of a document in reading order, of any file format. */
export interface DocBlock {
  kind: 'heading' | 'text' | 'item' | 'row' | 'footnote'
  /** Role of a block of kind `text`. */
  role?: 'quote' | 'caption'
  /** The text of the block, with citation marks such as [12]. Link addresses are in `links`. */
  text: string
  /** Line of the file, from 1. */
  line: number
  /** Level of a heading, from 1. */
  level?: number
  /** The number or name of a footnote, or the number in a numbered list. */
  label?: string
  /** Depth of a list item: the number of lists around it. */
  depth?: number
  /** The cells of a row. */
  cells?: Cell[]
  /** Number of the table to which a row belongs, if the file format separates tables. */
  table?: number
  links: Link[]
}

export interface Cell {
  text: string
  /** Offsets into the text of the cell. */
  links: Link[]
  isHead: boolean
}

/** A link, with offsets into the text of its block or cell. */
export interface Link {
  start: number
  end: number
  url: string
}

/** Blocks, and the file's metadata. */
export interface ParsedDocument {
  blocks: DocBlock[]
  title?: string | undefined
  /** The date of the document, as written in the file. */
  date?: string | undefined
  /** The day of the last revision of a page that is edited again and again, as it is written there. */
  revised?: string | undefined
  /** `[words][label]`: addresses by label. */
  references: Map<string, string>
}

/** Returns code of a report with a guard behind each bracket, so that `row[1]` has no citation mark. */
export function guardedCode(code: string): string {
  return code.replace(/[[({^]/g, `$&${GUARD}`)
}

export function withoutGuards(text: string): string {
  return text.replaceAll(GUARD, '')
}

/** A word joiner, which has no width and is in no text by itself. */
const GUARD = '\u2060'
