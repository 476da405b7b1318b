/**
 * The purpose for which a document is read. A report keeps its marks of citations and the lines of its sources, which the importer reads;
 * an article has only its words.
 */
export type Purpose = 'report' | 'article'

/** A block of a document in reading order, of any file format. */
export interface Block {
  kind: 'heading' | 'text' | 'item' | 'row' | 'footnote'
  /** Role of a text. */
  role?: 'quote' | 'caption'
  /** Its text. Links are in `links`; marks such as [12] are still in it. */
  text: string
  /** Line of the file, from 1. */
  line: number
  /** Level of a heading, from 1. */
  level?: number
  /** The number or name of a footnote, or the number in a numbered list. */
  label?: string
  /** Depth of a list item: the number of lists around it. */
  depth?: number
  /** Position in the table, for a row. */
  cells?: Cell[]
  /** Number of its table, for a row, where the format tells tables apart. */
  table?: number
  links: Link[]
}

export interface Cell {
  text: string
  /** Offsets into the text of the cell. */
  links: Link[]
  isHead: boolean
}

/** Offsets into the text of the block. */
export interface Link {
  start: number
  end: number
  url: string
}

/** Blocks, and the file's metadata. */
export interface Document {
  blocks: Block[]
  title?: string | undefined
  /** As in the file. */
  date?: string | undefined
  /** `[words][label]`: addresses by label. */
  references: Map<string, string>
}
