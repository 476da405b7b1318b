import { foldTypography, type PageWords, type QuoteWords } from './scan-words'
import type { Span } from '@/lib/text/spans'

/**
 * Returns the offsets on the page for a quote, given its words there: with the punctuation at the quote's ends
 * ("(…)."), and cut inside a word if the quote was.
 *
 * @param from, to indexes of page words, `to` after the last
 */
export function spanOf(page: PageWords, quote: QuoteWords, from: number, to: number): Span {
  const first = page.words.starts[from] ?? 0
  const last = page.words.ends[to - 1] ?? 0
  const head = (quote.words.starts[quote.quoteFrom] ?? 0) - quote.start
  const tail = quote.end - (quote.words.ends[quote.quoteTo - 1] ?? 0)
  const start =
    head < 0
      ? Math.min(first - head, (page.words.ends[from] ?? 0) - 1)
      : first - signsAt(page.text, first, quote.text.slice(quote.start, quote.start + head), -1)
  const end =
    tail < 0
      ? Math.max(last + tail, (page.words.starts[to - 1] ?? 0) + 1)
      : last + signsAt(page.text, last, quote.text.slice(quote.end - tail, quote.end), 1)
  return end > start ? { start, end } : { start: first, end: last }
}

/** Returns how many of the punctuation marks at a quote's end are on the page, in any typographic form. */
function signsAt(text: string, at: number, signs: string, by: 1 | -1): number {
  if (by === 1 ? text.startsWith(signs, at) : text.endsWith(signs, at)) return signs.length
  let count = 0
  while (count < signs.length) {
    const was = by === 1 ? signs[count] : signs.at(-1 - count)
    const is = by === 1 ? text[at + count] : text[at - 1 - count]
    if (was === undefined || is === undefined || foldTypography(was) !== foldTypography(is)) break
    count++
  }
  return count
}
