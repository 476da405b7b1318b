import type { Finding } from '@/lib/schema/finding'
import { splitAt } from '@/lib/text/spans'
import {
  foldRows,
  MOST_ROWS,
  pageWordsStart,
  readDetails,
  sortRows,
  type DetailRow,
  type DetailReading,
  type MarkedPart,
} from './reading'

/** Folds matches from the sixth row on; a single row is never folded, because it is not worth a click. */
export function foldMatchingDetails(rows: readonly DetailRow[]): { shown: DetailRow[]; folded: DetailRow[] } {
  const others = rows.filter(({ reading }) => reading !== 'matches').length
  const most = Math.max(MOST_ROWS, others)
  return foldRows(rows, rows.length === most + 1 ? rows.length : most)
}

/**
 * Splits a quote at its details. Matches with only a blank between are joined. A detail that spans the whole sentence
 * is ignored, because its words are unknown.
 *
 * @param drawn which readings are marked; all by default
 */
export function quoteParts(
  finding: Pick<Finding, 'verdict' | 'details' | 'quote' | 'start' | 'end'>,
  drawn: (reading: DetailReading) => boolean = () => true,
): MarkedPart[] {
  const { quote, start, end } = finding
  // Offsets refer to the page's text; they are wrong for a quote of another length.
  if (quote.length !== end - start) return quote === '' ? [] : [{ text: quote, reading: null }]
  const spans = sortRows(readDetails(finding))
    .map(({ detail, reading }) => ({ start: pageWordsStart(detail) - start, end: detail.end - start, reading }))
    .filter((span) => span.start >= 0 && span.end - span.start < quote.length && drawn(span.reading))
  const parts: MarkedPart[] = []
  for (const { text, span } of splitAt(quote, spans)) {
    const between = parts.at(-1)?.reading === null && parts.at(-1)?.text.trim() === '' ? parts.pop() : undefined
    const last = parts.at(-1)
    if (span?.reading === 'matches' && last?.reading === 'matches') last.text += `${between?.text ?? ''}${text}`
    else parts.push(...(between ? [between] : []), { text, reading: span?.reading ?? null })
  }
  return parts
}
