import { UNREADABLE_SIGN } from '@/lib/text/article-blocks'
import { inSuperscript, raisedReading } from '@/lib/extract/note-marks'
import type { ReadingPurpose } from './block'

/** A piece of text as a PDF places it. Lengths are in points; `y` grows upwards. */
export interface PdfPiece {
  text: string
  x: number
  y: number
  width: number
  size: number
  endsLine: boolean
}

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
  before: PdfSegment | null
  pieces: PdfPiece[]
}

interface RowReading {
  page: number
  purpose: ReadingPurpose
  /** Numbers of notes on the page. */
  notes: ReadonlySet<number>
}

/** Returns the segments of a page: in the order of the file, and those of one line from left to right. */
export function segmentsOf(pieces: readonly PdfPiece[], reading: RowReading): PdfSegment[] {
  const segments: PdfSegment[] = []
  let row: PdfPiece[] = []
  /** The largest piece since the last wide gap. */
  let tallest: PdfPiece | null = null
  let last: PdfPiece | null = null
  const end = () => {
    segments.push(...segmentsOfRow(row, reading))
    row = []
    tallest = last = null
  }
  for (const given of pieces) {
    const piece: PdfPiece = given.size > 0 ? given : { ...given, size: tallest?.size ?? 0 }
    const isBlank = isBlankPiece(piece)
    if (tallest && !isBlank && isAtOtherHeight(tallest, piece)) end()
    row.push(piece)
    if (!isBlank) {
      const isApart = last !== null && Math.abs(piece.x - rightOf(last)) > piece.size
      if (!tallest || isApart || piece.size > tallest.size) tallest = piece
      last = piece
    }
    // After a raised or lowered number, a file seems to begin another line.
    if (piece.endsLine && !(tallest && isSmallNumber(tallest, piece))) end()
  }
  end()
  return segments
}

/** Returns the segments of one line, each with the one to its left. */
function segmentsOfRow(row: readonly PdfPiece[], reading: RowReading): PdfSegment[] {
  const segments: PdfSegment[] = []
  const pieces = fromLeftToRight(row)
  let line: PdfSegment | null = null
  const end = () => {
    if (line && line.text.trim() !== '') segments.push(line)
    line = null
  }
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at]
    if (!piece) break
    const isBlank = isBlankPiece(piece)
    const small: number = line ? smallNumbersAt(line, pieces, at) : 0
    if (line !== null && small > 0) {
      const numbers = pieces.slice(at, at + small)
      const [number = piece, other] = numbers
      const isFraction = other !== undefined && isStacked(number, other)
      if (isFraction && needsSpace(line, number)) line.text += ' '
      if (isFraction) line.right = Math.max(rightOf(number), rightOf(other))
      line.text += isFraction
        ? UNREADABLE_SIGN
        : textOfSmall(line.text, numbers, pieces[at + small]?.text ?? '', reading)
      line.pieces.push(...numbers)
      at += small - 1
      continue
    }
    if (line && !isBlank && isAfterWideGap(line, piece, pieces[at + 1])) end()
    if (!line && isBlank) continue
    const { x, y, size } = piece
    line ??= { text: '', x, right: x, y, size, page: reading.page, before: segments.at(-1) ?? null, pieces: [] }
    if (needsSpace(line, piece)) line.text += ' '
    line.text += piece.text
    line.pieces.push(piece)
    if (isBlank) continue
    line.right = Math.max(line.right, rightOf(piece))
    if (piece.size > line.size) {
      line.size = piece.size
      line.y = piece.y
    }
  }
  end()
  return segments
}

/** Sorts the pieces of a line that a file draws in another order. Blanks stay where nothing was drawn into them. */
function fromLeftToRight(row: readonly PdfPiece[]): readonly PdfPiece[] {
  const words = row.filter((piece) => !isBlankPiece(piece))
  if (words.every((piece, at) => at === 0 || piece.x >= (words[at - 1]?.x ?? 0) - SHIFT * piece.size)) return row
  const sorted = [...row].sort((a, b) => a.x - b.x || Number(isBlankPiece(b)) - Number(isBlankPiece(a)))
  return sorted.filter((piece, at) => {
    if (!isBlankPiece(piece)) return true
    const previous = sorted[at - 1]
    const next = sorted[at + 1]
    return !(previous && overlap(previous, piece) > 0.1) && !(next && overlap(piece, next) > 0.1)
  })
}

/** Share of a letter's size by which letters that belong together may lie over each other. */
const SHIFT = 0.25

const overlap = (a: PdfPiece, b: PdfPiece): number => Math.min(rightOf(a), rightOf(b)) - Math.max(a.x, b.x)
const rightOf = ({ x, width }: PdfPiece): number => x + width
const isBlankPiece = ({ text }: PdfPiece): boolean => text.trim() === ''

/**
 * Returns whether a wide gap, as between columns, is before a piece. A number in the margin, which a file may draw before
 * or after its line, has a narrower one, but not the first digit of a longer figure.
 */
function isAfterWideGap(line: PdfSegment, piece: PdfPiece, next: PdfPiece | undefined): boolean {
  const gap = piece.x - line.right
  if (gap > line.size) return true
  const isFirstPart = next?.size === piece.size && next.x - rightOf(piece) < 0.1 * piece.size
  const word = isFirstPart ? piece.text + next.text : piece.text
  return gap > 0.4 * line.size && [line.text, word].some((text) => text.length < 9 && /^\s*\d{1,3}\s*$/.test(text))
}

function isAtOtherHeight(tallest: PdfPiece, piece: PdfPiece): boolean {
  return Math.abs(piece.y - tallest.y) > 0.6 * Math.max(tallest.size, piece.size)
}

const isSmall = (line: { size: number }, { size }: PdfPiece): boolean => size > 0 && size < 0.9 * line.size
const isSmallNumber = (line: { size: number }, piece: PdfPiece): boolean =>
  isSmall(line, piece) && /^\s*[\d,*†‡–−+-][\s\d,*†‡–−+-]*$/u.test(piece.text)

/** Returns the number of pieces from a place on that are one small raised number, a mark, or two numbers over each other. */
function smallNumbersAt(line: PdfSegment, pieces: readonly PdfPiece[], at: number): number {
  const isNumber = (piece: PdfPiece | undefined): piece is PdfPiece => piece !== undefined && isSmallNumber(line, piece)
  const first = pieces[at]
  const second = pieces[at + 1]
  if (!isNumber(first) || line.text.trim() === '' || first.x - line.right > 2 * line.size) return 0
  if (isNumber(second) && isStacked(first, second)) return 2
  let count = 0
  for (let next = pieces[at]; isNumber(next) && next.y - line.y > 0.15 * line.size; next = pieces[at + count]) count++
  return count
}

const isStacked = (a: PdfPiece, b: PdfPiece): boolean =>
  overlap(a, b) > 0.5 * Math.min(a.width, b.width) && Math.abs(a.y - b.y) > 0.5 * Math.min(a.size, b.size)

/** Returns how raised numbers are read: as the mark of a note, as an exponent, or as a sign if they may be either. */
function textOfSmall(
  before: string,
  numbers: readonly PdfPiece[],
  after: string,
  { purpose, notes }: RowReading,
): string {
  const text = numbers.map((piece) => piece.text.trim()).join('')
  const read = raisedReading(text, { before, after }, (note) => [note - 1, note, note + 1].some((n) => notes.has(n)))
  if (read === 'exponent' || (read === 'unclear' && purpose === 'report')) return inSuperscript(text)
  if (read === 'unclear') return UNREADABLE_SIGN
  if (read === 'cents') return `.${text}`
  if (/[–−+-]/.test(text)) return text
  const labels = text.match(/\d+/g)
  return labels && purpose === 'report' ? `[${labels.join(', ')}]` : ''
}

/** Returns the numbers of the notes on a page that are certain: those behind words or punctuation, or before a note. */
export function noteNumbers(pieces: readonly PdfPiece[]): ReadonlySet<number> {
  const numbers = new Set<number>()
  const words = pieces.filter((piece) => !isBlankPiece(piece))
  for (const [at, piece] of words.entries()) {
    const before = words[at - 1]
    const after = words[at + 1]
    const beginsNote = (!before || isAtOtherHeight(before, piece)) && after && !isAtOtherHeight(piece, after)
    const isBehindWord =
      before &&
      isSmall(before, piece) &&
      piece.y > before.y &&
      !isAtOtherHeight(before, piece) &&
      /\p{L}{2}["”’)]?$|[.,;:!?)"”’]$/u.test(before.text.trimEnd())
    const number = /^\s*(\d{1,3})\b/.exec(piece.text)?.[1]
    if (number && (isBehindWord || (beginsNote && piece.text.trim() === number))) numbers.add(Number(number))
  }
  return numbers
}

/** Returns whether a blank is missing before a piece: some programs place each word separately, without blanks. */
function needsSpace(line: PdfSegment, piece: PdfPiece): boolean {
  if (line.text === '' || /^\s/.test(piece.text) || /\s$/.test(line.pieces.at(-1)?.text ?? '')) return false
  return piece.x - line.right > 0.2 * line.size
}

/**
 * Puts words that a file draws apart from their line into the gap that they fill, or to its end. Lines that stand
 * beside each other, as in columns, stay apart.
 */
export function withLateWords(segments: readonly PdfSegment[], reading: RowReading): readonly PdfSegment[] {
  const rows = new Map<number, PdfSegment[]>()
  const followers = new Map<PdfSegment, PdfSegment>()
  const lines = new Map<PdfSegment, { width: number }>()
  for (const segment of segments) {
    const line = (segment.before && lines.get(segment.before)) ?? { width: 0 }
    line.width += segment.right - segment.x
    lines.set(segment, line)
    const key = rowOf(segment.y)
    rows.set(key, [...(rows.get(key) ?? []).slice(0, MOST_ON_ROW), segment])
    if (segment.before) followers.set(segment.before, segment)
  }
  const mayBelongTo = (late: PdfSegment, host: PdfSegment): boolean => {
    const line = lines.get(late)
    const other = lines.get(host)
    return line !== undefined && other !== undefined && line.width < other.width && isOnLine(late, host)
  }
  const moved = new Set<PdfSegment>()
  for (const [at, late] of segments.entries()) {
    const height = Math.min(late.size, TALLEST)
    const beside: PdfSegment[] = []
    for (let key = rowOf(late.y - height); key <= rowOf(late.y + height); key++)
      for (const other of rows.get(key) ?? []) if (!moved.has(other) && mayBelongTo(late, other)) beside.push(other)
    for (const host of hostsOf(late, beside, () => isPartOfColumn(segments, at))) {
      const [merged, rest] = segmentsOfRow([...host.pieces, ...late.pieces], reading)
      if (!merged || rest || isWrittenOver(host, late)) continue
      const follower = followers.get(late)
      if (follower) follower.before = late.before
      if (follower && late.before) followers.set(late.before, follower)
      Object.assign(host, { ...merged, before: host.before })
      moved.add(late)
      break
    }
  }
  return moved.size === 0 ? segments : segments.filter((segment) => !moved.has(segment))
}

const rowOf = (y: number): number => Math.round(y / 5)
/** Maximum number of segments at one height that are compared, and of points to the line of a raised word. */
const MOST_ON_ROW = 60
const TALLEST = 30
/** Maximum number of pieces of a segment into which words are put: each time it is read again. */
const MOST_PIECES = 300

function isOnLine(late: PdfSegment, host: PdfSegment): boolean {
  const height = Math.abs(late.y - host.y)
  return (
    host.pieces.length < MOST_PIECES &&
    late.size < 1.3 * host.size &&
    height < (late.size < 0.9 * host.size ? 0.6 : 0.15) * host.size
  )
}

/** Returns the segments that a late one may belong to, the nearest first. */
function hostsOf(late: PdfSegment, beside: readonly PdfSegment[], isInColumn: () => boolean): PdfSegment[] {
  const around = beside.filter(({ x, right }) => x < late.x && right > late.right)
  if (around.length > 0) return around
  const shift = SHIFT * late.size
  let left: PdfSegment | undefined
  let right: PdfSegment | undefined
  for (const other of beside) {
    if (other.right <= late.x + shift && other.right > (left?.right ?? -Infinity)) left = other
    if (other.x >= late.right - shift && other.x < (right?.x ?? Infinity)) right = other
  }
  const gapBefore = left ? late.x - left.right : Infinity
  const gapAfter = right ? right.x - late.right : Infinity
  const isBetween = left !== undefined && right?.before === left
  if (!isBetween && (Math.min(gapBefore, gapAfter) > 0.5 * late.size || isInColumn())) return []
  return (gapBefore <= gapAfter ? [left, right] : [right, left]).filter((host) => host !== undefined)
}

/** Returns whether the file draws a line of text above or below a segment just before or after it. */
function isPartOfColumn(segments: readonly PdfSegment[], at: number): boolean {
  const own = segments[at]
  return [segments[at - 1], segments[at + 1]].some(
    (other) =>
      own &&
      other &&
      Math.abs(own.y - other.y) > 0.6 * own.size &&
      Math.abs(own.y - other.y) < 2.5 * own.size &&
      Math.min(own.right, other.right) > Math.max(own.x, other.x),
  )
}

function isWrittenOver(host: PdfSegment, late: PdfSegment): boolean {
  const words = host.pieces.filter((piece) => !isBlankPiece(piece))
  return late.pieces.some(
    (piece) => !isBlankPiece(piece) && words.some((word) => overlap(word, piece) > SHIFT * piece.size),
  )
}
