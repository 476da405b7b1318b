import { signsOf, type DrawnLetter } from './pdf-drawing'
import type { Span } from '@/lib/text/spans'

/** Texts of a page with the stretches of each that are read. */
interface SeenTexts {
  stretches: readonly (readonly Span[])[]
  /** Whether a program has recognised most of the letters in a picture. */
  isRecognised: boolean
}

/**
 * Finds in the texts of a page, in the order in which it draws them, the stretches that somebody sees. Recognised letters
 * are read where they are most of a page, as of a scan; a few of them beside other text are hidden.
 */
export function seenTexts(texts: readonly string[], letters: readonly DrawnLetter[]): SeenTexts {
  const recognised = letters.filter(({ sight }) => sight === 'recognised').length
  const seen = letters.filter(({ sight }) => sight === 'seen').length
  const isRecognised = recognised > seen
  const isRead = ({ sight }: DrawnLetter) => sight === 'seen' || (isRecognised && sight === 'recognised')
  if (letters.every(isRead)) return { stretches: texts.map(wholeOf), isRecognised }
  let next = 0
  let lost = 0
  const stretches = texts.map((text) => {
    const signs = placedSigns(text)
    if (signs.length === 0) return wholeOf(text)
    const start = startOf(signs, letters, next, LONGEST_GAP + lost)
    const own = start === null ? [] : letters.slice(start, start + signs.length)
    lost = start === null ? lost + signs.length : 0
    next = start === null ? next : start + signs.length
    if (own.length > 0 && own.every(isRead)) return wholeOf(text)
    // Letters in another order, as from right to left, cannot be told from one another.
    if (!signs.every(({ sign }, at) => sign === own[at]?.sign)) return []
    return stretchesOf(
      signs.filter((_, at) => own[at] !== undefined && isRead(own[at])),
      signs,
    )
  })
  return { stretches, isRecognised }
}

const wholeOf = (text: string): Span[] => [{ start: 0, end: text.length }]

interface PlacedSign extends Span {
  sign: string
}

function placedSigns(text: string): PlacedSign[] {
  let start = 0
  return [...text].flatMap((letter) => {
    const end = (start += letter.length)
    return signsOf(letter).map((sign) => ({ sign, start: end - letter.length, end }))
  })
}

/** Returns the index of the first letter of a text, in any order of its letters; null where it is not found. */
function startOf(
  signs: readonly PlacedSign[],
  letters: readonly DrawnLetter[],
  next: number,
  reach: number,
): number | null {
  const isAt = (start: number, count: number) =>
    signs.slice(0, count).every(({ sign }, at) => letters[start + at]?.sign === sign)
  if (isAt(next, signs.length)) return next
  const sorted = (list: readonly { sign: string }[]) =>
    list
      .map(({ sign }) => sign)
      .sort()
      .join('')
  if (sorted(signs) === sorted(letters.slice(next, next + signs.length))) return next
  for (let start = next; start < Math.min(next + Math.min(reach, LONGEST_REACH), letters.length); start += 1)
    if (isAt(start, ENOUGH_SIGNS)) return start
  return null
}

/** Letters that pdf.js may leave out between two texts, and letters by which a text is found again. */
const LONGEST_GAP = 500
const LONGEST_REACH = 20_000
const ENOUGH_SIGNS = 12

/** Returns the stretches of signs that follow each other; the blanks between them belong to them. */
function stretchesOf(read: readonly PlacedSign[], all: readonly PlacedSign[]): Span[] {
  const indexes = new Map(all.map((sign, at) => [sign, at]))
  const stretches: Span[] = []
  let before = -2
  for (const sign of read) {
    const at = indexes.get(sign) ?? 0
    const last = stretches.at(-1)
    if (last && at === before + 1) last.end = sign.end
    else stretches.push({ start: sign.start, end: sign.end })
    before = at
  }
  return stretches
}
