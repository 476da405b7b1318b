import type { Anchor } from '@/lib/annotations/types'
import { CONTEXT, MOST_CONTEXT } from './context'
import type { PageWords } from './page-words'
import { noWords, scanWords, type Words } from './scan-words'

/** The words of a stored quote, with those around it, as numbers of the page's words (−1: nowhere on the page). */
export interface QuoteWords {
  /** `prefix + exact + suffix`: a quote may begin in the midst of a word. Offsets of `words` count in it. */
  text: string
  words: Words
  ids: Int32Array
  /** The quote itself, in offsets, */
  start: number
  end: number
  /** and in words: the first of them, and the one after the last. */
  first: number
  last: number
  /** The words that stood around it: from the first to the one after the last; without those that may have been cut. */
  from: number
  to: number
  /** What is kept before it goes back to the very beginning of the page. */
  isFirst: boolean
  /** Its words stood elsewhere on the page too when the note was made: then more of what is around is kept. */
  wasTwin: boolean
}

/** @param reused taken again for each note, so that hundreds of them leave no waste behind; valid until the next call */
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
