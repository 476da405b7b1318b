/** A stretch of a text, in UTF-16 units; `end` is exclusive. */
export interface Span {
  start: number
  end: number
}

export const spansOverlap = (a: Span, b: Span): boolean => a.start < b.end && a.end > b.start

export const movedSpan = <S extends Span>(span: S, by: number): S => ({
  ...span,
  start: span.start + by,
  end: span.end + by,
})

/** Returns the spans that are in a stretch of a text, or the parts of them that are, with their offsets in it. */
export const spansWithin = <S extends Span>(spans: readonly S[], { start, end }: Span): S[] =>
  spans
    .filter((span) => spansOverlap(span, { start, end }))
    .map((span) => movedSpan({ ...span, start: Math.max(span.start, start), end: Math.min(span.end, end) }, -start))

/** Splits a text into its spans and the parts between, whose `span` is null. If spans overlap, the first one counts. */
export function splitAt<S extends Span>(text: string, spans: readonly S[]): { text: string; span: S | null }[] {
  const parts: { text: string; span: S | null }[] = []
  let at = 0
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const { start, end } = span
    if (start < at || start >= end || end > text.length) continue
    if (start > at) parts.push({ text: text.slice(at, start), span: null })
    parts.push({ text: text.slice(start, end), span })
    at = end
  }
  return at < text.length ? [...parts, { text: text.slice(at), span: null }] : parts
}
