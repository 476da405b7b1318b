import type { Article } from '@/lib/schema/finding'

/** A stretch of text, in UTF-16 units. */
export interface Span {
  start: number
  end: number
}

/** A file made ready for the engine. */
export interface Readable {
  /** The text that offsets refer to: the file's own, or for HTML the extracted text. */
  text: string
  /** Input for the engine. Its offsets may differ from those of `text`: see `locate`. */
  article: Article
  /** From offsets in `article.text` to offsets in `text`. */
  locate: (span: Span) => Span
  /** The report includes `text`, because it cannot be derived from the file alone. */
  extracted: boolean
}

/** A document of the user, ready to be checked. */
export interface OwnDocument {
  /** The title that the document gives itself, or null. */
  title: string | null
  readable: Readable
}
