import { UNREADABLE_SIGN } from '@/lib/text/article-blocks'
import { collapseSpaces } from '@/lib/text/fold-words'
import type { ReadingPurpose } from './block'
import { noteNumbers, segmentsOf, withLateWords, type PdfLine, type PdfPiece, type PdfSegment } from './pdf-segments'

/** The page of the first group of footnotes that are moved to the end; each group has a page of its own. */
export const FIRST_NOTE_PAGE = 1_000_000

/**
 * Joins a page's pieces to lines: of columns one after the other, else in the file's order, without line numbers.
 * Footnote marks become [1] in a report, and are else removed.
 *
 * @param margins the margins with line numbers of the pages before; those of this page are added
 */
export function linesOfPage(
  pieces: readonly PdfPiece[],
  page: number,
  purpose: ReadingPurpose,
  margins: LineNumberMargin[] = [],
): PdfLine[] {
  const reading = { page, purpose, notes: noteNumbers(pieces) }
  const segments = withoutLineNumbers(segmentsOf(pieces, reading), margins)
  return joinedSegments(readingOrder(withLateWords(segments, reading)))
}

function joinedSegments(segments: readonly PdfSegment[]): PdfLine[] {
  const lines: PdfLine[] = []
  for (const [at, segment] of segments.entries()) {
    const { before, text, x, right, y, size, page } = segment
    const line = lines.at(-1)
    if (line && before !== null && before === segments[at - 1]) {
      line.text += ` ${segment.text}`
      line.right = Math.max(line.right, segment.right)
      if (segment.size > line.size) Object.assign(line, { size: segment.size, y: segment.y })
    } else lines.push({ text, x, right, y, size, page })
  }
  return lines.map((line) => ({ ...line, text: collapseSpaces(line.text).replace(WITHOUT_LETTER, UNREADABLE_SIGN) }))
}

/** Glyphs for which a file has no letter, which may be those of any word. */
const WITHOUT_LETTER = /(?:(?!\s)[\p{Cc}\p{Co}\ufffd])+/gu

/** A margin with line numbers: its side, left (-1) or right (1), and the outer edge of its numbers in points. */
export interface LineNumberMargin {
  side: number
  outer: number
}

/**
 * Removes the numbers of lines in a margin: numbers in equal steps, outside all text, on each line or at
 * equal distances, in whatever order the file draws them. The numbers of a list or table are below other text.
 *
 * @param margins the margins with line numbers of the pages before; those of this page are added
 */
function withoutLineNumbers(segments: readonly PdfSegment[], margins: LineNumberMargin[]): readonly PdfSegment[] {
  const numbers = segments.filter(({ text }) => /^\s*\d{1,3}\s*$/.test(text))
  for (const side of [-1, 1]) {
    const edgeOf = ({ x, right }: PdfSegment) => (side < 0 ? right : -x)
    const outerOf = ({ x, right }: PdfSegment) => (side < 0 ? x : -right)
    const outer = smallestValue(numbers, outerOf)
    const margin = new Set(numbers.filter((segment) => outerOf(segment) <= outer + 2 * segment.size))
    const edge = -smallestValue([...margin], (segment) => -edgeOf(segment))
    const others = segments.filter((segment) => !margin.has(segment))
    const gap = smallestValue(others, outerOf) - edge
    const known = margins.some((margin) => margin.side === side && Math.abs(margin.outer - outer) < 12)
    if (gap < 0 || !areLineNumbers([...margin], others, { known, gap })) continue
    if (!known) margins.push({ side, outer })
    // A line whose number stood between two of its parts is one line again.
    for (const one of others) while (one.before && margin.has(one.before)) one.before = one.before.before
    return others
  }
  return segments
}

const LEAST_NUMBERS = 3

function areLineNumbers(
  numbers: readonly PdfSegment[],
  others: readonly PdfSegment[],
  { known, gap }: { known: boolean; gap: number },
): boolean {
  const byHeight = [...numbers].sort((a, b) => b.y - a.y)
  const [first, second] = byHeight
  if (!first) return false
  if (!second) return gap > first.size && isNumberOfLine(first, others, known)
  const steps = byHeight.slice(1).map(({ text }, at) => Number(text) - Number(byHeight[at]?.text))
  const [step = 0] = steps
  if (step <= 0 || steps.some((other) => other !== step)) return false
  if (step === 5 || step === 10 || (step === 1 && known)) return true
  const top = first.y
  const bottom = byHeight.at(-1)?.y ?? 0
  const rows = rowsOf(others.filter(({ y, size }) => y < top + size && y > bottom - size))
  const gaps = byHeight.slice(1).map(({ y }, at) => (byHeight[at]?.y ?? 0) - y)
  const isEven = numbers.length >= 5 && -smallestValue(gaps, (gap) => -gap) < 1.1 * smallestValue(gaps, (gap) => gap)
  return step === 1 && numbers.length >= LEAST_NUMBERS && (rows.length <= 1.2 * numbers.length || isEven)
}

/** Returns whether the only number of a page is beside a line, in a known margin or with the count of that line. */
function isNumberOfLine({ text, y, size }: PdfSegment, others: readonly PdfSegment[], known: boolean): boolean {
  const rows = rowsOf(others)
  if (!rows.some((row) => Math.abs(row - y) < 0.6 * size)) return false
  const by = Math.abs(rows.filter((row) => row > y - 0.6 * size).length - Number(text))
  return known || by === 0 || (Number(text) % 5 === 0 && by <= MOST_HEADERS)
}

/** Greatest number of lines above or below a text, such as its title, that are not counted. */
const MOST_HEADERS = 2

function rowsOf(segments: readonly PdfSegment[]): number[] {
  return [...new Set(segments.map(({ y }) => Math.round(y)))]
}

/**
 * Puts the segments of a page in reading order: where a file draws two or more columns of prose line by line, each
 * column is read to its end before the next. Any other page keeps the file's order, which is that of a table's rows.
 */
function readingOrder(segments: readonly PdfSegment[]): readonly PdfSegment[] {
  const top = outermostRowApart(segments, -1)
  const bottom = outermostRowApart(segments, 1)
  const body = segments.filter((segment) => !top.has(segment) && !bottom.has(segment))
  const ordered = orderByColumns(body, 0)
  return ordered === body ? segments : [...top, ...ordered, ...bottom]
}

/** Returns the uppermost (-1) or lowest (1) row of a page, if it is apart from the others: a header or a footer. */
function outermostRowApart(segments: readonly PdfSegment[], side: -1 | 1): ReadonlySet<PdfSegment> {
  const outer = smallestValue(segments, ({ y }) => side * y)
  const isInRow = ({ y, size }: PdfSegment) => side * y - outer < 0.5 * size
  const row = segments.filter(isInRow)
  const next = smallestValue(segments, (segment) => (isInRow(segment) ? Infinity : side * segment.y))
  return new Set(next - outer > 1.8 * (row[0]?.size ?? 0) ? row : [])
}

function orderByColumns(segments: readonly PdfSegment[], depth: number): readonly PdfSegment[] {
  if (depth > 4 || segments.length < 2 * LEAST_COLUMN_LINES) return segments
  const best = columnStarts(segments)
    .map((start) => bandsOf(segments, start))
    .reduce<PageBand[]>((most, bands) => (linesIn(bands) > linesIn(most) ? bands : most), [])
  if (!best.some((band) => band.isColumns && isWrittenAcrossColumns(band, segments))) return segments
  return best.flatMap(({ isColumns, left, right }) =>
    isColumns ? [left, right].flatMap((column) => orderByColumns(column, depth + 1)) : inFileOrder(left, segments),
  )
}

/** Part of a page from one height to another: two columns, or lines that go through (`left`). */
interface PageBand {
  isColumns: boolean
  left: PdfSegment[]
  right: PdfSegment[]
}

const LEAST_COLUMN_LINES = 3
/** Greatest number of column edges that are tried: each takes time in proportion to the lines of the page. */
const MOST_COLUMN_EDGES = 12

/** Returns the left edges that several segments share, the most frequent first. */
function columnStarts(segments: readonly PdfSegment[]): number[] {
  const counts = new Map<number, number>()
  for (const { x } of segments) counts.set(Math.round(x), (counts.get(Math.round(x)) ?? 0) + 1)
  const first = smallestValue([...counts.keys()], (x) => x)
  return [...counts]
    .filter(([x, count]) => count >= LEAST_COLUMN_LINES && x > first)
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_COLUMN_EDGES)
    .map(([x]) => x)
}

/** Splits a page, from its top, at the lines that cross the left edge of a column. */
function bandsOf(segments: readonly PdfSegment[], start: number): PageBand[] {
  const bands: PageBand[] = []
  let band: PageBand = { isColumns: false, left: [], right: [] }
  const end = () => {
    const { left, right } = band
    if (left.length >= LEAST_COLUMN_LINES && right.length >= LEAST_COLUMN_LINES && isProse(left) && isProse(right))
      bands.push({ isColumns: true, left, right })
    else bands.push({ isColumns: false, left: [...left, ...right], right: [] })
    band = { isColumns: false, left: [], right: [] }
  }
  for (const segment of [...segments].sort((a, b) => b.y - a.y)) {
    if (segment.x >= start - 1.5) band.right.push(segment)
    else if (segment.right <= start - 0.4 * segment.size) band.left.push(segment)
    else {
      end()
      bands.push({ isColumns: false, left: [segment], right: [] })
    }
  }
  end()
  return bands
}

/** Returns whether lines are sentences that run from line to line, and not the cells of a table. */
function isProse(lines: readonly PdfSegment[]): boolean {
  const long = lines.filter(({ text }) => text.trim().length >= 12 && /\p{L}\s+\S/u.test(text)).length
  const onward = lines.slice(1).filter(({ text }) => /^["'“‘(]?[\p{Ll}\d]/u.test(text.trim())).length
  return long >= 0.6 * lines.length && onward >= 0.25 * (lines.length - 1)
}

function linesIn(bands: readonly PageBand[]): number {
  return bands.reduce((sum, { isColumns, left, right }) => sum + (isColumns ? left.length + right.length : 0), 0)
}

function isWrittenAcrossColumns({ left }: PageBand, segments: readonly PdfSegment[]): boolean {
  const inLeft = new Set(left)
  const sides = segments.map((segment) => inLeft.has(segment))
  return sides.filter((side, at) => at > 0 && side !== sides[at - 1]).length > LEAST_COLUMN_LINES
}

function inFileOrder(part: readonly PdfSegment[], segments: readonly PdfSegment[]): readonly PdfSegment[] {
  const own = new Set(part)
  return part.length < 2 ? part : segments.filter((segment) => own.has(segment))
}

function smallestValue<T>(list: readonly T[], valueOf: (item: T) => number): number {
  return list.reduce((value, item) => Math.min(value, valueOf(item)), Infinity)
}
