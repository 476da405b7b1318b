import type { Purpose } from './block'
import { readingOrder, type PdfLine, type PdfSegment } from './pdf-columns'
import { withoutLineNumbers, type Margin } from './line-numbers'

/** A piece of text as a PDF places it. Lengths are in points; `y` grows upwards. */
export interface PdfPiece {
  text: string
  x: number
  y: number
  width: number
  /** Font size. */
  size: number
  /** Whether it is the last piece of its line. */
  endsLine: boolean
}

/** The page of the first group of footnotes that are moved to the end; each group has a page of its own. */
export const NOTE_PAGES = 1_000_000

/**
 * Joins a page's pieces to lines: of columns one after the other, else in the file's order, without line numbers.
 * Footnote marks become [1] in a report, and are else removed.
 *
 * @param margins the margins with line numbers of the pages before; those of this page are added
 */
export function linesOfPage(
  pieces: readonly PdfPiece[],
  page: number,
  purpose: Purpose,
  margins: Margin[] = [],
): PdfLine[] {
  return joinedSegments(readingOrder(withoutLineNumbers(segmentsOf(pieces, page, purpose), margins)))
}

function segmentsOf(pieces: readonly PdfPiece[], page: number, purpose: Purpose): PdfSegment[] {
  const segments: PdfSegment[] = []
  let line: PdfSegment | null = null
  let before: PdfSegment | null = null
  const end = (isLineEnd: boolean) => {
    if (line && line.text.trim() !== '') segments.push((before = line))
    if (isLineEnd) before = null
    line = null
  }
  for (const piece of pieces) {
    const isBlank = piece.text.trim() === ''
    const size: number = piece.size || (line?.size ?? 0)
    if (line && !isBlank && isOtherLine(line, piece)) end(true)
    if (line !== null && isFootnoteMark(line, piece)) {
      const numbers = piece.text.match(/\d+/g)
      if (numbers && purpose === 'report') line.text += `[${numbers.join(', ')}]`
      if (piece.endsLine) end(true)
      continue
    }
    if (line && !isBlank && isApart(line, piece)) end(false)
    if (line || !isBlank) {
      line ??= { text: '', x: piece.x, right: piece.x, y: piece.y, size, page, before }
      if (needsSpace(line, piece)) line.text += ' '
      line.text += piece.text
      if (!isBlank) line.right = Math.max(line.right, piece.x + piece.width)
      if (size > line.size && !isBlank) {
        line.size = size
        line.y = piece.y
      }
    }
    if (piece.endsLine) end(true)
  }
  end(true)
  return segments
}

/** Joins the segments of a line again, where they still follow each other. */
function joinedSegments(segments: readonly PdfSegment[]): PdfLine[] {
  const lines: PdfLine[] = []
  for (const [at, { before, ...segment }] of segments.entries()) {
    const line = lines.at(-1)
    if (line && before !== null && before === segments[at - 1]) {
      line.text += ` ${segment.text}`
      line.right = Math.max(line.right, segment.right)
      if (segment.size > line.size) Object.assign(line, { size: segment.size, y: segment.y })
    } else lines.push({ ...segment })
  }
  return lines.map((line) => ({ ...line, text: line.text.replace(/\s+/g, ' ').trim() }))
}

/**
 * Returns whether a piece is left of its line, or a wide gap, as between columns, is before it. A number in the margin,
 * which a file may draw before or after its line, has a narrower one.
 */
function isApart(line: PdfLine, piece: PdfPiece): boolean {
  const gap = piece.x - line.right
  if (gap > line.size || piece.x < line.x - 0.4 * line.size) return true
  return gap > 0.4 * line.size && [line, piece].some(({ text }) => /^\s*\d{1,3}\s*$/.test(text))
}

function isOtherLine(line: PdfLine, piece: PdfPiece): boolean {
  return Math.abs(piece.y - line.y) > 0.6 * Math.max(line.size, piece.size)
}

/** Returns whether a piece is a small raised number in a line. Read as text, it would change "2015" to "20153". */
function isFootnoteMark(line: PdfLine, piece: PdfPiece): boolean {
  const isSmall = piece.size > 0 && piece.size < 0.9 * line.size
  if (piece.x < line.x || piece.x - line.right > 2 * line.size) return false
  return isSmall && piece.y - line.y > 0.15 * line.size && /^[\s\d,*†‡]+$/u.test(piece.text) && line.text.trim() !== ''
}

/** Returns whether a blank is missing before a piece: some programs place each word separately, without blanks. */
function needsSpace(line: PdfLine, piece: PdfPiece): boolean {
  if (line.text === '' || /\s$/.test(line.text) || /^\s/.test(piece.text)) return false
  return piece.x - line.right > 0.2 * line.size
}
