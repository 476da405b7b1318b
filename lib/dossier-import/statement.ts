import type { Block, Link } from '@/lib/documents/block'
import type { Paragraph } from './section'

/** A piece of a document that states something, before its sentences are parted. */
export interface Statement {
  text: string
  links: Link[]
  block: Block
  paragraph: Paragraph
  /** Names what a fragment is about: "Awards", "25 de Abril Bridge". */
  context?: string | undefined
  /** "1932", "Headquarters": precedes the text in the document. */
  label?: string | undefined
  /** A line such as "BORN: 7 April 1889". */
  isField?: boolean | undefined
  /** A row of a table that is put into words. It is one statement, however it is written. */
  isComposed?: boolean | undefined
  /** The words of the document, where the text is put together. */
  original?: string | undefined
  tier?: string | undefined
}
