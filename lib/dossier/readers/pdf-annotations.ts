import { UNREADABLE_SIGN } from '@/lib/text/article-blocks'
import type { PdfPiece } from './pdf-segments'

/** An annotation on a page: words that somebody has typed on it, the value of a field, a box over words. */
export interface PageAnnotation {
  subtype?: string
  annotationFlags?: number
  /** Left, bottom, right and top edge in points. */
  rect?: readonly number[]
  fieldType?: string
  fieldValue?: string | readonly string[] | null
  contentsObj?: { str?: string }
}

/**
 * Returns the pieces of a page with a sign in the place of each annotation on their lines: what it shows is not read, and
 * neither are the words behind it. What somebody typed on a line of its own is read there.
 */
export function withSignsOf(annotations: readonly PageAnnotation[], pieces: readonly PdfPiece[]): readonly PdfPiece[] {
  return annotations.filter(showsWords).slice(0, MOST_ANNOTATIONS).reduce(withSign, pieces)
}

/** Most annotations of a page that are read: each is compared with all pieces of the page. */
const MOST_ANNOTATIONS = 500

function showsWords({ subtype = '', annotationFlags = 0, fieldType, fieldValue }: PageAnnotation): boolean {
  if ((annotationFlags & UNSEEN_FLAGS) > 0 || MARKS_OF_WORDS.has(subtype)) return false
  return subtype !== 'Widget' || (fieldType !== 'Btn' && String(fieldValue ?? '').trim() !== '')
}
/** The flags of an annotation that is hidden, or not on a screen. */
const UNSEEN_FLAGS = 2 | 32
/** Annotations that leave the words as they are. */
const MARKS_OF_WORDS = new Set('Caret FileAttachment Highlight Link Popup Sound Squiggly Text Underline'.split(' '))

function withSign(pieces: readonly PdfPiece[], annotation: PageAnnotation): readonly PdfPiece[] {
  const [left = 0, bottom = 0, right = 0, top = 0] = annotation.rect ?? []
  const signed: PdfPiece[] = []
  /** The last piece of the line before the annotation, behind which its sign stands if it covers no piece. */
  let before: PdfPiece | undefined
  let isSigned = false
  for (const piece of pieces) {
    const middle = piece.y + 0.3 * piece.size
    const isOnLine = middle > bottom && middle < top && piece.text.trim() !== ''
    if (isOnLine && piece.x < right && piece.x + piece.width > left) {
      const placeOf = (x: number) => Math.round((piece.text.length * (x - piece.x)) / piece.width)
      const start = Math.max(0, placeOf(left))
      signed.push({ ...piece, text: piece.text.slice(0, start) + UNREADABLE_SIGN + piece.text.slice(placeOf(right)) })
      isSigned = true
    } else signed.push(piece)
    if (isOnLine && piece.x <= left) before = signed.at(-1)
  }
  if (isSigned) return signed
  if (!before) {
    const typed = typedTextOf(annotation)
    const below = pieces.findIndex((piece) => piece.y + piece.size < bottom)
    const at = below < 0 ? pieces.length : below
    const { size = 0 } = pieces[at - 1] ?? pieces[at] ?? {}
    const piece = { text: typed, x: left, y: top - size, width: right - left, size, endsLine: true }
    return typed === '' ? signed : [...pieces.slice(0, at), piece, ...pieces.slice(at)]
  }
  const sign = { ...before, text: UNREADABLE_SIGN, x: left, width: right - left }
  const at = signed.indexOf(before)
  return [...signed.slice(0, at), { ...before, endsLine: false }, sign, ...signed.slice(at + 1)]
}

/** Returns the value of a field, or what was typed onto a page; empty for others. */
function typedTextOf({ subtype, fieldType, fieldValue, contentsObj }: PageAnnotation): string {
  if (subtype !== 'FreeText' && fieldType !== 'Tx') return ''
  const typed = subtype === 'FreeText' ? contentsObj?.str : fieldValue
  return String(typed ?? '')
    .replace(/\s+/g, ' ')
    .trim()
}
