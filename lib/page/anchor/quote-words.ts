import type { Anchor } from '@/lib/schema/annotation'
import type { PageWords } from './page-words'
import { scanWords, type Words } from './scan-words'

/** The words of a stored quote and its context, as numbers of the page's words (−1: not on the page). */
export interface QuoteWords {
  /** `prefix + exact + suffix`: a quote may begin inside a word. Offsets of `words` refer to it. */
  text: string
  words: Words
  ids: number[]
  /** Offsets of the quote in `text`. */
  start: number
  end: number
  /** Indexes of the quote's first word, and of the word after its last one (`quoteTo`). */
  quoteFrom: number
  quoteTo: number
  /** Indexes of the first word of quote and context, and after the last, without outermost words, which may be cut. */
  contextFrom: number
  contextTo: number
  /** The words occurred more than once when the note was made: then more context is stored. */
  wasRepeated: boolean
}

export function readQuote({ quote }: Anchor, page: PageWords): QuoteWords {
  const prefix = quote.prefix.slice(-MOST_CONTEXT)
  const text = prefix + quote.exact + quote.suffix.slice(0, MOST_CONTEXT)
  const [start, end] = [prefix.length, prefix.length + quote.exact.length]
  const words: Words = { starts: [], ends: [], forms: [] }
  scanWords(text, words, 0)
  const count = words.forms.length
  const indexOr = (index: number): number => (index < 0 ? count : index)
  const quoteTo = indexOr(words.starts.findIndex((offset) => offset >= end))
  const quoteFrom = Math.min(quoteTo, indexOr(words.ends.findIndex((offset) => offset > start)))
  return {
    text,
    words,
    ids: words.forms.map((form) => page.idOf(form)),
    start,
    end,
    quoteFrom,
    quoteTo,
    contextFrom: quoteFrom > 1 ? 1 : 0,
    contextTo: count - quoteTo > 1 ? count - 1 : count,
    wasRepeated: start > CONTEXT_LENGTH || text.length - end > CONTEXT_LENGTH,
  }
}

/** Length of the stored context on each side of a quote, in UTF-16 units. */
export const CONTEXT_LENGTH = 64
/**
 * Maximum length of the context if the words occur elsewhere on the page, in UTF-16 units. It then includes the text
 * that is equal at both places and `CONTEXT_LENGTH` characters beyond; only these outermost characters count.
 */
export const MOST_CONTEXT = 200
