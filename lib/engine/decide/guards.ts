import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import type { Item, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { hasSame } from '@/lib/engine/analyse/compare-values'
import type { DetailSpan } from '@/lib/engine/details/spans'

/** A date or a number, which are compared exactly. */
export const isMeasured = (item: Item | null): item is Extract<Item, { type: 'date' | 'number' }> =>
  item?.type === 'date' || item?.type === 'number'

/** The sentence is not about the subject, but about a person or an unknown name that is not in the claim. */
export function isOfSomebodyElse(reading: ParsedSentence, span: DetailSpan, view: AnalysedClaim): boolean {
  if (reading.implied) return reading.words.length < LEAST_IMPLIED
  const others = reading.items.filter((i) => {
    const isName = i.type === 'person' || (i.type === 'name' && !i.known)
    return isName && (i.start >= span.end || i.end <= span.start) && !hasSame(i, view.known)
  })
  // "Anna Bunal took her doctorate": a pronoun after another name does not mean the subject.
  const speaksOfSubject = (i: Item): boolean =>
    i.type === 'subject' && (!i.pronoun || !others.some((other) => other.start < i.start))
  return others.length > 0 && !reading.items.some(speaksOfSubject)
}

/** Minimum number of words for a line with an implied subject to conflict with a claim. */
const LEAST_IMPLIED = 5
