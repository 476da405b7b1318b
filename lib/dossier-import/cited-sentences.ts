import { sentencesOf, type SentenceSpan } from '@/lib/text/sentences'
import type { Citation, Cited } from './citations'

/** A sentence of a paragraph with what it cites; `citations` count from its start. */
export interface CitedSentence {
  text: string
  citations: Citation[]
}

/**
 * The sentences of a text without marks. A quotation of several sentences stays whole with the words that introduce it,
 * and a mark behind the full stop belongs to the sentence before it.
 */
export function citedSentences({ text, citations }: Cited): CitedSentence[] {
  const spans = joinedQuotes(text, sentencesOf(text))
  const sentences = spans.map(({ start, end }): CitedSentence => ({ text: text.slice(start, end), citations: [] }))
  let index = 0
  for (const citation of [...citations].sort((a, b) => a.at - b.at)) {
    while (index + 1 < spans.length && (spans[index + 1]?.start ?? 0) < citation.at) index += 1
    const span = spans[index]
    if (span)
      sentences[index]?.citations.push({ ...citation, at: Math.max(0, Math.min(citation.at, span.end) - span.start) })
  }
  return sentences
}

/** Beyond this many sentences an open quotation mark is taken for a slip. */
const LONGEST_QUOTE = 15

function joinedQuotes(text: string, spans: readonly SentenceSpan[]): SentenceSpan[] {
  const joined: SentenceSpan[] = []
  for (let index = 0; index < spans.length; index += 1) {
    const first = spans[index]
    if (!first) break
    let open = opensQuote(text.slice(first.start, first.end), false)
    let last = index
    for (let next = index + 1; open && next < spans.length && next - index < LONGEST_QUOTE; next += 1) {
      const span = spans[next]
      if (span && !opensQuote(text.slice(span.start, span.end), true)) {
        last = next
        open = false
      }
    }
    joined.push({ start: first.start, end: spans[last]?.end ?? first.end })
    index = last
  }
  return joined
}

/** Whether a quotation is open at the end of a piece. */
export function opensQuote(piece: string, before: boolean): boolean {
  let open = before
  for (const sign of piece.matchAll(/["“”„«»]/g)) {
    if (sign[0] === '"') open = !open
    else open = /[“„«]/.test(sign[0])
  }
  return open
}
