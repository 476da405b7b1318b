/** One printed line. */
export interface PdfLine {
  text: string
  x: number
  right: number
  y: number
  size: number
  page: number
}

/** A part of a line, up to a wide gap. */
export interface PdfSegment extends PdfLine {
  /** The segment before it in the same line. */
  before: PdfSegment | null
}

/**
 * Puts the segments of a page in reading order: where a file draws two or more columns of prose line by line, each
 * column is read to its end before the next. Any other page keeps the file's order, which is that of a table's rows.
 */
export function readingOrder(segments: readonly PdfSegment[]): readonly PdfSegment[] {
  const [top, bottom] = [rowApart(segments, -1), rowApart(segments, 1)]
  const body = segments.filter((segment) => !top.has(segment) && !bottom.has(segment))
  const ordered = byColumns(body, 0)
  return ordered === body ? segments : [...top, ...ordered, ...bottom]
}

/** Returns the uppermost (-1) or lowest (1) row of a page, if it is apart from the others: a header or a footer. */
function rowApart(segments: readonly PdfSegment[], side: -1 | 1): ReadonlySet<PdfSegment> {
  const outer = least(segments, ({ y }) => side * y)
  const isInRow = ({ y, size }: PdfSegment) => side * y - outer < 0.5 * size
  const row = segments.filter(isInRow)
  const next = least(segments, (one) => (isInRow(one) ? Infinity : side * one.y))
  return new Set(next - outer > 1.8 * (row[0]?.size ?? 0) ? row : [])
}

function byColumns(segments: readonly PdfSegment[], depth: number): readonly PdfSegment[] {
  if (depth > 4 || segments.length < 2 * LEAST_LINES) return segments
  const best = columnStarts(segments)
    .map((start) => bandsOf(segments, start))
    .reduce<Band[]>((most, bands) => (linesIn(bands) > linesIn(most) ? bands : most), [])
  if (!best.some((band) => band.isColumns && isDrawnByLines(band, segments))) return segments
  return best.flatMap(({ isColumns, left, right }) =>
    isColumns ? [left, right].flatMap((column) => byColumns(column, depth + 1)) : inOrder(left, segments),
  )
}

/** Part of a page from one height to another: two columns, or lines that go through (`left`). */
interface Band {
  isColumns: boolean
  left: PdfSegment[]
  right: PdfSegment[]
}

const LEAST_LINES = 3
/** Greatest number of column edges that are tried: each takes time in proportion to the lines of the page. */
const MOST_STARTS = 12

/** Returns the left edges that several segments share, the most frequent first. */
function columnStarts(segments: readonly PdfSegment[]): number[] {
  const counts = new Map<number, number>()
  for (const { x } of segments) counts.set(Math.round(x), (counts.get(Math.round(x)) ?? 0) + 1)
  const first = least([...counts.keys()], (x) => x)
  return [...counts]
    .filter(([x, count]) => count >= LEAST_LINES && x > first)
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_STARTS)
    .map(([x]) => x)
}

/** Splits a page, from its top, at the lines that cross the left edge of a column. */
function bandsOf(segments: readonly PdfSegment[], start: number): Band[] {
  const bands: Band[] = []
  let band: Band = { isColumns: false, left: [], right: [] }
  const end = () => {
    const { left, right } = band
    if (left.length >= LEAST_LINES && right.length >= LEAST_LINES && isProse(left) && isProse(right))
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

function linesIn(bands: readonly Band[]): number {
  return bands.reduce((sum, { isColumns, left, right }) => sum + (isColumns ? left.length + right.length : 0), 0)
}

/** Returns whether the file goes to and fro between two columns. */
function isDrawnByLines({ left }: Band, segments: readonly PdfSegment[]): boolean {
  const inLeft = new Set(left)
  const sides = segments.map((segment) => inLeft.has(segment))
  return sides.filter((side, at) => at > 0 && side !== sides[at - 1]).length > LEAST_LINES
}

function inOrder(part: readonly PdfSegment[], segments: readonly PdfSegment[]): readonly PdfSegment[] {
  const own = new Set(part)
  return part.length < 2 ? part : segments.filter((segment) => own.has(segment))
}

export function least<T>(list: readonly T[], valueOf: (one: T) => number): number {
  return list.reduce((value, one) => Math.min(value, valueOf(one)), Infinity)
}
