import { NOTE_PAGES, type PdfLine } from './pdf-lines'
import { bodySize, goesOn } from './pdf-paragraphs'

/**
 * Moves lines that stand inside a sentence to the end: footnotes at the foot of a page or column, and a header of the
 * next one. Where no sentence runs across, lines stay in their place.
 */
export function notesBehind(pages: readonly (readonly PdfLine[])[]): PdfLine[][] {
  const body = bodySize(pages.flat())
  const columns = pages.flatMap(columnsOf)
  const notes: PdfLine[][] = []
  for (let at = 1; at < columns.length; at++) {
    const [above = [], below = []] = [columns[at - 1], columns[at]]
    const foot = above.slice(footOf(above, body))
    const head = below.slice(0, isHeader(below) ? 1 : 0)
    const [last, next] = [above.at(-1 - foot.length), below[head.length]]
    if (foot.length + head.length === 0 || !last || !next || Math.abs(last.size - next.size) > 0.08 * last.size)
      continue
    if (!goesOn(last, next)) continue
    columns[at - 1] = above.slice(0, above.length - foot.length)
    columns[at] = below.slice(head.length)
    notes.push(foot, head)
  }
  const moved = notes.filter((lines) => lines.length > 0)
  return [...columns, ...moved.map((lines, at) => lines.map((line) => ({ ...line, page: NOTE_PAGES + at })))]
}

/** Splits a page where the text goes up again. */
function columnsOf(lines: readonly PdfLine[]): PdfLine[][] {
  const columns: PdfLine[][] = []
  for (const line of lines) {
    const before = columns.at(-1)?.at(-1)
    if (before && line.y <= before.y + 0.5 * line.size) columns.at(-1)?.push(line)
    else columns.push([line])
  }
  return columns
}

/** Returns the index of the first line of the footnotes at the foot of a column; its length if there are none. */
function footOf(lines: readonly PdfLine[], body: number): number {
  let start = lines.length
  while (start > 0 && (lines[start - 1]?.size ?? 0) < 0.93 * body) start--
  if (start < lines.length) return start
  const marked = lines.findLastIndex((line, at) => {
    const before = lines[at - 1]
    return NOTE_MARK.test(line.text) && before !== undefined && before.y - line.y > 1.6 * line.size
  })
  return marked < 0 ? lines.length : marked
}

const NOTE_MARK = /^(?:\[\d{1,3}\]|\(?\d{1,3}[.)]?|[*†‡§]+|[¹²³⁰⁴-⁹]+)\s*\p{L}/u

/** Returns whether a short line without an end mark stands apart above a column. */
function isHeader([first, second]: readonly PdfLine[]): boolean {
  if (!first || !second) return false
  return first.y - second.y > 1.8 * second.size && first.text.length < 100 && !/[.!?]["”’)]*$/.test(first.text)
}
