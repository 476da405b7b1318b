import type { Purpose } from './block'

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

/** One printed line. */
export interface PdfLine {
  text: string
  x: number
  right: number
  y: number
  size: number
  page: number
}

/** Joins a page's pieces to lines, in the file's order. Footnote marks become [1] in a report, and are else removed. */
export function linesOfPage(pieces: readonly PdfPiece[], page: number, purpose: Purpose): PdfLine[] {
  const lines: PdfLine[] = []
  let line: PdfLine | null = null
  const end = () => {
    if (line && line.text.trim() !== '') lines.push({ ...line, text: line.text.replace(/\s+/g, ' ').trim() })
    line = null
  }
  for (const piece of pieces) {
    const size: number = piece.size || (line?.size ?? 0)
    if (line && piece.text.trim() !== '' && isOtherLine(line, piece)) end()
    if (line !== null && isFootnoteMark(line, piece)) {
      const numbers = piece.text.match(/\d+/g)
      if (numbers && purpose === 'report') line.text += `[${numbers.join(', ')}]`
      if (piece.endsLine) end()
      continue
    }
    line ??= { text: '', x: piece.x, right: piece.x, y: piece.y, size, page }
    if (needsSpace(line, piece)) line.text += ' '
    line.text += piece.text
    line.right = Math.max(line.right, piece.x + piece.width)
    if (size > line.size && piece.text.trim() !== '') {
      line.size = size
      line.y = piece.y
    }
    if (piece.endsLine) end()
  }
  end()
  return lines
}

function isOtherLine(line: PdfLine, piece: PdfPiece): boolean {
  return Math.abs(piece.y - line.y) > 0.6 * Math.max(line.size, piece.size)
}

/** Returns whether a piece is a small raised number in a line. Read as text, it would change "2015" to "20153". */
function isFootnoteMark(line: PdfLine, piece: PdfPiece): boolean {
  const isSmall = piece.size > 0 && piece.size < 0.8 * line.size
  return isSmall && piece.y - line.y > 0.15 * line.size && /^[\s\d,*†‡]+$/u.test(piece.text) && line.text.trim() !== ''
}

/** Returns whether a blank is missing before a piece: some programs place each word separately, without blanks. */
function needsSpace(line: PdfLine, piece: PdfPiece): boolean {
  if (line.text === '' || /\s$/.test(line.text) || /^\s/.test(piece.text)) return false
  return piece.x - line.right > 0.2 * line.size
}
