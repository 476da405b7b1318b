import { FIRST_NOTE_PAGE } from './pdf-lines'
import type { PdfLine } from './pdf-segments'
import { bodySize, continuesInNextLine } from './pdf-paragraphs'

/** Number of lines at the top of a page, and at its bottom, that may be a header or a footer. */
const EDGE_LINES = 3

/**
 * Removes page numbers, what a browser prints around a page, and headers and footers: lines that are repeated at the
 * same place on 30 % of the pages, and lines apart from the text that count the pages.
 */
export function withoutHeadersAndFooters(pages: readonly (readonly PdfLine[])[]): PdfLine[][] {
  const countByText = new Map<string, number>()
  for (const lines of pages) {
    const keys = new Set(edgesOf(lines).flat().map(edgeKey))
    for (const key of keys) countByText.set(key, (countByText.get(key) ?? 0) + 1)
  }
  const often = Math.max(2, pages.length * 0.3)
  return pages.map((lines, at) => {
    const beside = [pages[at - 1] ?? [], pages[at + 1] ?? []].map((page) => edgesOf(page))
    const out = edgesOf(lines).flatMap((edge, side) => {
      // From the outermost line inward: two pages can have a line of the text at the same place.
      const isOuter = (line: PdfLine, depth: number): boolean =>
        (countByText.get(edgeKey(line)) ?? 0) >= often ||
        (pages.length > 1 && isPageNumber(line.text)) ||
        PRINTED_BY_BROWSER.some((pattern) => pattern.test(line.text)) ||
        (isSetApart(line, edge[depth + 1]) && beside.some((page) => hasNextPageNumber(line, page[side]?.[0])))
      const end = edge.findIndex((line, depth) => !isOuter(line, depth))
      return edge.filter(
        (line, depth) => end < 0 || depth < end || (countByText.get(edgeKey(line)) ?? 0) >= Math.max(3, often),
      )
    })
    const removed = new Set(out)
    return lines.filter((line) => !removed.has(line))
  })
}

/** Returns the outer lines at the top and at the bottom of a page, the outermost first. */
function edgesOf(lines: readonly PdfLine[]): [top: PdfLine[], bottom: PdfLine[]] {
  const byHeight = [...lines].sort((a, b) => b.y - a.y)
  return [byHeight.slice(0, EDGE_LINES), byHeight.slice(-EDGE_LINES).reverse()]
}

/** Returns a key that is equal for a header on all pages: its text with "#" for numbers, and its rounded height. */
function edgeKey({ text, y }: PdfLine): string {
  return `${text.toLowerCase().replace(/\d+/g, '#')} ${Math.round(y / 4)}`
}

/** Date and time above a page that a browser has printed, and address and number below it. */
const PRINTED_BY_BROWSER = [
  /^\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? +(?:at +)?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\b)?/i,
  /^(?:https?|file):\/\/\S+ +\d{1,4} ?\/ ?\d{1,4}$/i,
]

function isPageNumber(text: string): boolean {
  return /^(?:page |p\. ?|seite )?[-–—[(]?\s*(?:\d{1,4}|[ivxlc]{1,7})\s*[-–—\])]?(?:\s*(?:of|\/|\||von|sur)\s*\d{1,4})?$/i.test(
    text,
  )
}

function isSetApart(line: PdfLine, next: PdfLine | undefined): boolean {
  return next === undefined || Math.abs(line.y - next.y) > 1.8 * Math.min(line.size, next.size)
}

/** Returns whether two lines at the same height begin or end with two numbers that follow each other. */
function hasNextPageNumber(line: PdfLine, other: PdfLine | undefined): boolean {
  if (other === undefined || Math.abs(line.y - other.y) > 4) return false
  return numbersOf(line).some((own) => numbersOf(other).some((next) => Math.abs(own - next) === 1))
}

function numbersOf({ text }: PdfLine): number[] {
  return [/^\d{1,4}(?=\s|$)/, /(?:^|\s)(\d{1,4})$/].flatMap((pattern) => {
    const found = pattern.exec(text)
    return found ? [Number(found[0])] : []
  })
}

/**
 * Moves lines that interrupt a sentence to the end: footnotes at the foot of a page or column, and a header of the
 * next one. Where no sentence runs across, lines stay in their place.
 */
export function withFootnotesAtEnd(pages: readonly (readonly PdfLine[])[]): PdfLine[][] {
  const body = bodySize(pages.flat())
  const columns = pages.flatMap(columnsOf)
  const usual = usualGap(columns)
  const notes: PdfLine[][] = []
  for (let at = 1; at < columns.length; at++) {
    const above = columns[at - 1] ?? []
    const below = columns[at] ?? []
    const foot = above.slice(footnoteStart(above, body, usual))
    const head = below.slice(0, isHeader(below, usual) ? 1 : 0)
    const last = above.at(-1 - foot.length)
    const next = below[head.length]
    if (foot.length + head.length === 0 || !last || !next || Math.abs(last.size - next.size) > 0.08 * last.size)
      continue
    if (!continuesInNextLine(last, next)) continue
    columns[at - 1] = above.slice(0, above.length - foot.length)
    columns[at] = below.slice(head.length)
    notes.push(foot, head)
  }
  const moved = notes.filter((lines) => lines.length > 0)
  return [...columns, ...moved.map((lines, at) => lines.map((line) => ({ ...line, page: FIRST_NOTE_PAGE + at })))]
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

/**
 * Returns the usual distance of two lines. In a text with wide spacing every line is apart, and one of them may begin with a
 * figure: "211 metres long".
 */
function usualGap(columns: readonly (readonly PdfLine[])[]): number {
  const gaps = columns.flatMap((lines) => lines.slice(1).map(({ y }, at) => (lines[at]?.y ?? y) - y))
  return gaps.sort((a, b) => a - b)[Math.floor((gaps.length - 1) / 2)] ?? 0
}

/** Returns the index of the first line of the footnotes at the foot of a column; its length if there are none. */
function footnoteStart(lines: readonly PdfLine[], body: number, usual: number): number {
  let start = lines.length
  while (start > 0 && (lines[start - 1]?.size ?? 0) < 0.93 * body) start--
  if (start < lines.length) return start
  const isApart = lines.map((line, at) => {
    const before = lines[at - 1]
    return before !== undefined && before.y - line.y > Math.max(1.6 * line.size, 1.25 * usual)
  })
  const isMarked = lines.map(({ text }, at) => isApart[at] === true && NOTE_MARK.test(text))
  const marked = isMarked.lastIndexOf(true)
  const isOtherBelow = isApart.some((apart, at) => at > marked && apart)
  return marked < 0 || isOtherBelow ? lines.length : marked
}

const NOTE_MARK = /^(?:\[\d{1,3}\]|\(?\d{1,3}[.)]?|[*†‡§]+|[¹²³⁰⁴-⁹]+)\s*\p{L}/u

/** Returns whether the first line of a column is short, without an end mark, and apart from the next. */
function isHeader([first, second]: readonly PdfLine[], usual: number): boolean {
  if (!first || !second) return false
  const isApart = first.y - second.y > Math.max(1.8 * second.size, 1.25 * usual)
  return isApart && first.text.length < 100 && !/[.!?]["”’)]*$/.test(first.text)
}
