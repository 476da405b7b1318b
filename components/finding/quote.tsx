import type { Finding } from '@/lib/match/types'

/** The sentence as it stands on the page, with the words that differ marked. `lit`: it is the one in hand. */
export function Quote({ finding, lit = false }: { finding: Finding; lit?: boolean }) {
  const parts = markedParts(finding).map((part, i) =>
    part.marked ? <mark key={i}>{part.text}</mark> : <span key={i}>{part.text}</span>,
  )
  return (
    <blockquote className="quote" lang="en">
      {lit ? <span className="here">{parts}</span> : parts}
    </blockquote>
  )
}

/** Cuts the quote at its differences. A difference that spans the whole sentence marks nothing: it could not be told. */
export function markedParts({ quote, start, end, differences, verdict }: Finding): { text: string; marked: boolean }[] {
  const spans = differences
    .map((difference) => ({ from: difference.start - start, to: difference.end - start }))
    .filter(({ from, to }) => from >= 0 && to <= quote.length && from < to && to - from < quote.length)
    .sort((a, b) => a.from - b.from)
  // Offsets count in the page's text; where the quote is not that very stretch they would mark the wrong words.
  if (quote.length !== end - start || verdict === 'supported') return [{ text: quote, marked: false }]
  const parts: { text: string; marked: boolean }[] = []
  let at = 0
  for (const { from, to } of spans) {
    if (from < at) continue
    if (from > at) parts.push({ text: quote.slice(at, from), marked: false })
    parts.push({ text: quote.slice(from, to), marked: true })
    at = to
  }
  if (at < quote.length) parts.push({ text: quote.slice(at), marked: false })
  return parts
}
