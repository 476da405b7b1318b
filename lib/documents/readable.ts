import type { Article } from '@/lib/engine/types'

/** A stretch of text, in UTF-16 units. */
export interface Span {
  start: number
  end: number
}

/** A file made ready for the engine. */
export interface Readable {
  /** What offsets in the report count in: the file's own text, or for HTML the text taken out of it. */
  text: string
  /** What the engine reads. Its offsets need not be those of `text`: see `locate`. */
  article: Article
  /** From offsets in `article.text` to offsets in `text`. */
  locate: (span: Span) => Span
  /** The report carries `text` along, since nobody can make it again from the file alone. */
  extracted: boolean
}
