/** A piece of a document in its reading order, whatever file it comes from. */
export interface Block {
  kind: 'heading' | 'text' | 'item' | 'row' | 'footnote'
  /** Its words. Links are told by `links`; marks such as [12] still stand in it. */
  text: string
  /** Line of the file, from 1. */
  line: number
  /** Of a heading, from 1. */
  level?: number
  /** The number or name of a footnote, or the number in a numbered list. */
  label?: string
  links: Link[]
}

/** Offsets into the text of the block. */
export interface Link {
  start: number
  end: number
  url: string
}

/** Blocks, and what else a file says about itself. */
export interface Document {
  blocks: Block[]
  title?: string | undefined
  /** As it stands in the file. */
  date?: string | undefined
  /** `[words][label]`: addresses by label. */
  references: Map<string, string>
}

/** Reads a text in slices: what is yielded is how many UTF-16 units are done. */
export type BlockReader = Generator<number, Document, undefined>
