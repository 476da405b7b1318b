import { least, type PdfSegment } from './pdf-columns'

/** A margin with line numbers: its side, left (-1) or right (1), and the outer edge of its numbers in points. */
export interface Margin {
  side: number
  outer: number
}

/**
 * Removes the numbers of lines in a margin: numbers in equal steps, outside all text, on each line or at
 * equal distances, in whatever order the file draws them. The numbers of a list or table are below other text.
 *
 * @param margins the margins with line numbers of the pages before; those of this page are added
 */
export function withoutLineNumbers(segments: readonly PdfSegment[], margins: Margin[]): readonly PdfSegment[] {
  const numbers = segments.filter(({ text }) => /^\s*\d{1,3}\s*$/.test(text))
  for (const side of [-1, 1]) {
    const edgeOf = ({ x, right }: PdfSegment) => (side < 0 ? right : -x)
    const outerOf = ({ x, right }: PdfSegment) => (side < 0 ? x : -right)
    const outer = least(numbers, outerOf)
    const margin = new Set(numbers.filter((one) => outerOf(one) <= outer + 2 * one.size))
    const edge = -least([...margin], (one) => -edgeOf(one))
    const others = segments.filter((one) => !margin.has(one))
    const gap = least(others, outerOf) - edge
    const known = margins.some((one) => one.side === side && Math.abs(one.outer - outer) < 12)
    if (gap < 0 || !areLineNumbers([...margin], others, { known, gap })) continue
    if (!known) margins.push({ side, outer })
    // A line whose number stood between two of its parts is one line again.
    for (const one of others) while (one.before && margin.has(one.before)) one.before = one.before.before
    return others
  }
  return segments
}

const LEAST_LINES = 3

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
  if (step <= 0 || steps.some((one) => one !== step)) return false
  if (step === 5 || step === 10 || (step === 1 && known)) return true
  const [top, bottom] = [first.y, byHeight.at(-1)?.y ?? 0]
  const rows = rowsOf(others.filter(({ y, size }) => y < top + size && y > bottom - size))
  const gaps = byHeight.slice(1).map(({ y }, at) => (byHeight[at]?.y ?? 0) - y)
  const isEven = numbers.length >= 5 && -least(gaps, (one) => -one) < 1.1 * least(gaps, (one) => one)
  return step === 1 && numbers.length >= LEAST_LINES && (rows.length <= 1.2 * numbers.length || isEven)
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
