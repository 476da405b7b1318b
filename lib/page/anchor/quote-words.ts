import type { Anchor } from '@/lib/schema/annotation'
import { CONTEXT, MOST_CONTEXT } from './context'
import type { PageWords } from './page-words'
import { noWords, scanWords, type Words } from './scan-words'

/** The words of a stored quote and its context, as numbers of the page's words (−1: not on the page). */
export interface QuoteWords {
  /** `prefix + exact + suffix`: a quote may begin inside a word. Offsets of `words` refer to it. */
  text: string
  words: Words
  ids: Int32Array
  /** The quote, in offsets. */
  start: number
  end: number
  /** The quote in words: the first, and the one after the last. */
  first: number
  last: number
  /** The context in words: the first, and the one after the last; without words that may be cut. */
  from: number
  to: number
  /** The stored context before it reaches the beginning of the page. */
  isFirst: boolean
  /** The words occurred more than once when the note was made: then more context is stored. */
  wasTwin: boolean
}

/** @param reused memory reused for each note, to avoid garbage; valid until the next call */
export function readQuote({ quote, position }: Anchor, page: PageWords, reused: QuoteWords): QuoteWords {
  const prefix = quote.prefix.slice(-MOST_CONTEXT)
  const text = prefix + quote.exact + quote.suffix.slice(0, MOST_CONTEXT)
  const [start, end] = [prefix.length, prefix.length + quote.exact.length]
  const { words } = reused
  words.count = 0
  scanWords(text, words, 0)
  const { count, starts, ends, hashes, otherHashes } = words
  if (reused.ids.length < count) reused.ids = new Int32Array(starts.length)
  const { ids } = reused
  let first = count
  let last = count
  for (let i = 0; i < count; i++) {
    ids[i] = page.idOf(hashes[i] ?? 0, otherHashes[i] ?? 0)
    if (first === count && (ends[i] ?? 0) > start) first = i
    if (last === count && (starts[i] ?? 0) >= end) last = i
  }
  reused.text = text
  reused.start = start
  reused.end = end
  reused.first = Math.min(first, last)
  reused.last = last
  reused.from = first > 1 ? 1 : 0
  reused.to = count - last > 1 ? count - 1 : count
  reused.isFirst = position?.start === start && quote.suffix !== ''
  reused.wasTwin = start > CONTEXT || text.length - end > CONTEXT
  return reused
}

export function noQuote(): QuoteWords {
  const words = noWords(128)
  return {
    text: '',
    words,
    ids: new Int32Array(128),
    start: 0,
    end: 0,
    first: 0,
    last: 0,
    from: 0,
    to: 0,
    isFirst: false,
    wasTwin: false,
  }
}
