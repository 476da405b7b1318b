import { ANY_YEAR, datesOf } from '@/lib/text/dates'
import type { DateAnchor, DateMention } from '@/lib/text/date-value'
import type { NumberMention } from '@/lib/text/number-mention'
import { numbersOf } from '@/lib/text/numbers'
import { tidiedInPlace, normalizeFolded, type NormalizedText } from '@/lib/text/normalized-text'
import { withCapitals } from '@/lib/text/small-letters'
import { wordsOf, type Word } from '@/lib/text/words'
import { blankDenied, blankSpeaker } from './denied-parts'
import { namesIn } from './gazetteer'
import type { Degree, Item } from './parsed-sentence'
import { rolesOf } from './roles'
import { movedSpan, type Span } from '@/lib/text/spans'

type ItemOf<Type extends Item['type']> = Omit<Extract<Item, { type: Type }>, 'text'>

/** The parts of a sentence that need no names of a dossier: all dossiers that an article is checked with share them. */
export interface PlainSentence {
  /** The text that all offsets refer to, and the place of the sentence in it. */
  folded: string
  span: Span
  /** Set where `folded` is the tidied sentence alone. */
  tidied: (NormalizedText & { inPlace: string }) | null
  words: readonly Word[]
  isOfArticle: boolean
  /** Typed in small letters alone. */
  isSmall: boolean
  /** Its capitalised words, by their offsets in the sentence, whether or not a dossier has them. */
  names: ReturnType<typeof namesIn>
  titles: readonly (ItemOf<'role'> | ItemOf<'degree'>)[]
  numbers: readonly NumberMention[]
  datesFrom: (anchor: DateAnchor) => readonly DateMention[]
}

/** Reads a sentence of a folded text. `isOfArticle`: without who says it (`blankSpeaker`). */
export function plainSentence(article: string, place: Span, isOfArticle = false): PlainSentence {
  const asserted = blankDenied(article.slice(place.start, place.end))
  const assertedText = isOfArticle ? blankSpeaker(asserted) : asserted
  // A footnote mark behind the sentence ("1969.12") is glued to its last word.
  const isGlued = /[\p{L}\p{N}]/u.test(article[place.end] ?? '')
  const capitals = isOfArticle ? withCapitals(assertedText) : null
  const even =
    normalizeFolded(capitals ?? assertedText) ??
    (isGlued || capitals !== null
      ? { text: capitals ?? assertedText, startOf: (at: number) => at, endOf: (at: number) => at }
      : null)
  const folded = even?.text ?? article
  const span = even ? { start: 0, end: folded.length } : place
  const text = folded.slice(span.start, span.end)
  /** Returns a match within the sentence with its offsets in the whole text. */
  const withOffsets = <T extends Span>(found: T): T => movedSpan(found, span.start)
  const datesByAnchor = new Map<string, readonly DateMention[]>()
  const datesFrom: PlainSentence['datesFrom'] = (anchor) => {
    const key = anchor === ANY_YEAR ? 'any' : String(anchor?.day)
    const known = datesByAnchor.get(key)
    if (known) return known
    const dates = datesOf(text, anchor).map(withOffsets)
    datesByAnchor.set(key, dates)
    return dates
  }
  return {
    folded,
    span,
    tidied: even && { ...even, inPlace: tidiedInPlace(capitals ?? assertedText) },
    isOfArticle,
    isSmall: capitals !== null || !/\p{Lu}/u.test(assertedText),
    words: wordsOf(folded, span.start, span.end),
    names: namesIn(text),
    titles: [
      ...rolesOf(text).map((found) => ({ type: 'role' as const, ...withOffsets(found) })),
      ...degreesOf(text).map((found) => ({ type: 'degree' as const, ...withOffsets(found) })),
    ],
    numbers: numbersOf(text).map(withOffsets),
    datesFrom,
  }
}

const degreeNames: [Degree, RegExp][] = [
  [
    'doctorate',
    /\b(?:ph\.?\s?d\.?|d\.?phil\.?|doctorates?|doctoral(?: degree| studies| work| student)?|doctor of philosophy)(?!\w)/gi,
  ],
  ['master', /\b(?:master'?s(?: degree)?|m\.?sc\.?|master of (?:science|arts)|m\.?a\.? degree)(?!\w)/gi],
  [
    'bachelor',
    /\b(?:bachelor'?s?(?: degree)?(?: of (?:science|arts))?|b\.?sc\.?|undergraduate(?: degree| studies)?|b\.?a\.? degree|first degree)(?!\w)/gi,
  ],
]

function degreesOf(text: string): { degree: Degree; start: number; end: number }[] {
  return degreeNames.flatMap(([degree, pattern]) =>
    [...text.matchAll(pattern)].map((m) => ({ degree, start: m.index, end: m.index + m[0].length })),
  )
}
