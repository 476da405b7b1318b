import type { PdfLine } from './pdf-lines'

/** Lines at the top and at the bottom of a page that may be a header or a footer. */
const EDGE = 3

/** The lines without page numbers, and without headers and footers that are repeated from page to page. */
export function withoutHeadersAndFooters(pages: readonly (readonly PdfLine[])[]): PdfLine[][] {
  const seen = new Map<string, number>()
  for (const lines of pages) {
    const keys = new Set(edgesOf(lines).map(keyOf))
    for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1)
  }
  const often = Math.max(3, pages.length * 0.3)
  return pages.map((lines) => {
    const edges = new Set(edgesOf(lines))
    return lines.filter((line) => {
      if (!edges.has(line)) return true
      const isRepeated = (seen.get(keyOf(line)) ?? 0) >= often
      return !isRepeated && !(pages.length > 1 && isPageNumber(line.text))
    })
  })
}

function edgesOf(lines: readonly PdfLine[]): PdfLine[] {
  const byHeight = [...lines].sort((a, b) => b.y - a.y)
  return byHeight.length <= 2 * EDGE ? byHeight : [...byHeight.slice(0, EDGE), ...byHeight.slice(-EDGE)]
}

/** The number of the page changes; the rest of the line and its height do not. */
function keyOf({ text, y }: PdfLine): string {
  return `${text.toLowerCase().replace(/\d+/g, '#')} ${Math.round(y / 4)}`
}

function isPageNumber(text: string): boolean {
  return /^(?:page |p\. ?|seite )?[-–—[(]?\s*(?:\d{1,4}|[ivxlc]{1,7})\s*[-–—\])]?(?:\s*(?:of|\/|von)\s*\d{1,4})?$/i.test(
    text,
  )
}
