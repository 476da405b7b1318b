import { hasTerm, type AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import {
  compareItems,
  fitsAnyValue,
  hasSameFigure,
  hasSameValue,
  isDateOrNumber,
} from '@/lib/engine/analyse/compare-values'
import type { Item, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { stayWithItem } from '@/lib/engine/compare/agreeing-value'
import { isDoneToOther } from '@/lib/engine/decide/other-object'
import { isRoleOfOthers } from '@/lib/engine/decide/role-holder'
import { mayBeTimeOfClaim } from '@/lib/engine/decide/time-of-event'
import type { DetailSpan } from '@/lib/engine/details/spans'
import type { LinkScores } from '@/lib/engine/link/net/linking-net'
import type { PreparedEvidence } from '@/lib/engine/link/prepare-evidence'
import { sigmoid } from '@/lib/engine/model/tensor'
import { formsOf } from '@/lib/text/words'
import { NEARLY_AS_LIKELY, type LinkedClaim, type RankedClaim } from './ranked-claims'

/** The likeliest claim with the words of a detail; null if none of the likely claims has them. */
export function agreeingClaim(
  span: DetailSpan,
  ranked: readonly RankedClaim[],
  reading: ParsedSentence,
  { netClaims }: PreparedEvidence,
  scores: LinkScores,
  isOnPerson: boolean,
  isSure: boolean,
): LinkedClaim | null {
  const [top] = ranked
  if (!top) return null
  const isSureTime = (at: number): boolean => isSure && (scores.relevance[at] ?? -8) >= 0
  for (const { at, log } of ranked.slice(0, 4)) {
    if (log < top.log - NEARLY_AS_LIKELY) break
    const analysis = netClaims[at]?.analysis
    if (
      !analysis ||
      !(hasWordsOf(analysis, span, reading) || (isSure && hasSameFigure(span.item, analysis.valueItems))) ||
      isOnlyDenied(span, reading, analysis) ||
      isDoneToOther(reading, span, analysis) ||
      isOfSibling(reading, analysis) ||
      isBeyondValue(span, reading, analysis) ||
      isPartOfTotal(span, reading, analysis) ||
      isShareOfOther(span, reading, analysis) ||
      !(isSureTime(at) || mayBeTimeOfClaim(reading, span, analysis, true))
    )
      continue
    if (!isOnPerson || !isRoleOfOthers(span.item, reading, analysis))
      return { analysis, log, relevance: sigmoid(scores.relevance[at] ?? -8) }
  }
  return null
}

/** Whether a claim says a detail: it has the value, or every content word in one of its wordings. */
export function hasWordsOf(view: AnalysedClaim, { item, start, end }: DetailSpan, reading: ParsedSentence): boolean {
  if (isDateOrNumber(item)) return fitsAnyValue(item, view.valueItems) || stayWithItem(item, view) !== null
  if (item && item.type !== 'degree' && hasSameValue(item, view.valueItems)) return true
  return reading.terms.filter((term) => term.start < end && term.end > start).every((term) => hasTerm(view, term))
}

/** Whether a sentence names the subject, and a claim another of its series instead: "Apollo 11 landed" and "Apollo 12 made the next landing". */
const isOfSibling = ({ sibling, items }: ParsedSentence, { wordingAt }: AnalysedClaim): boolean =>
  sibling === null &&
  items.some((item) => item.type === 'subject' && !item.pronoun) &&
  wordingAt(0).readings.every((own) => own.sibling !== null && !own.mentionsSubject)

/** Whether a detail has a "not" and its claim none: "not independent" does not agree with "independent". */
const isOnlyDenied = ({ start, end, item }: DetailSpan, { words }: ParsedSentence, view: AnalysedClaim): boolean =>
  item === null &&
  words.some((word) => word.start >= start && word.end <= end && /^(?:not|never|no)$/.test(word.lower)) &&
  !view.readings.some(({ clauses }) => clauses.some(({ negated }) => negated))

/**
 * Whether a count or date is only the bound of what the sentence says, and the claim has that very value: "more than twelve people",
 * "left after 2023". A measured figure may be rounded.
 */
function isBeyondValue({ item }: DetailSpan, { text, start }: ParsedSentence, { valueItems }: AnalysedClaim): boolean {
  if (!isDateOrNumber(item)) return false
  const before = text.slice(0, item.start - start).slice(-16)
  const same = valueItems.filter((value) => compareItems(item, value) === 'same')
  if (item.type === 'number') {
    const isCount = item.number.sign === '' && item.number.measure === undefined && item.number.value < LEAST_ROUNDED
    const isExact = (value: Item): boolean => value.type === 'number' && value.number.vague === 'exact'
    return isCount && /\b(?:(?:more|fewer|less)\s+than|over|above|under|below)\s+$/i.test(before) && same.every(isExact)
  }
  const { from, to } = item.date.value
  const days = same.flatMap((value) => (value.type === 'date' ? value.date.value : []))
  return (
    (/\bafter\s+$/i.test(before) && days.every((value) => value.to <= to)) ||
    (/\bbefore\s+$/i.test(before) && days.every((value) => value.from >= from))
  )
}
/** Minimum count that may be a rounded one. */
const LEAST_ROUNDED = 1000

/**
 * Whether a number is that of a part in its claim, which the sentence does not name: "has 100 lines" beside "150 lines in
 * two files: 100 for the engine and 50 for the library".
 */
function isPartOfTotal({ item }: DetailSpan, { terms }: ParsedSentence, view: AnalysedClaim): boolean {
  const [own] = view.wordingAt(0).readings
  const colon = own ? own.start + own.text.indexOf(':') : -1
  if (item?.type !== 'number' || !own || colon < own.start) return false
  const numbers = own.items.flatMap((i) => (i.type === 'number' ? [i] : []))
  const at = numbers.findIndex((i) => i.start > colon && i.number.value === item.number.value)
  const part = numbers[at]
  if (!part || !numbers.some((i) => i.end <= colon && i.number.value > item.number.value)) return false
  const end = numbers[at + 1]?.start ?? own.end
  const name = own.terms.filter((term) => term.start >= part.end && term.end <= end)
  return name.length > 0 && !name.some(({ stem, key }) => terms.some((t) => (stem ? t.stem === stem : t.key === key)))
}

/** Whether a claim has a share of another thing, and another one of this: "60% of the dead" and "42% of the accidents". */
function isShareOfOther({ item }: DetailSpan, reading: ParsedSentence, view: AnalysedClaim): boolean {
  const [own] = view.wordingAt(0).readings
  const whole = item && wholeOfShare(item, reading)
  if (!whole || !own) return false
  const wholes = own.items.flatMap((share) => ({ share, whole: wholeOfShare(share, own) }))
  const same = wholes.filter(({ share }) => compareItems(item, share) === 'same')
  return same.every((other) => other.whole && other.whole !== whole) && wholes.some((other) => other.whole === whole)
}

/** Returns the stem of what a share in percent is of: "accident" in "42% of the accidents". */
function wholeOfShare(item: Item, { text, start }: ParsedSentence): string | null {
  if (item.type !== 'number' || item.number.sign !== '%') return null
  const noun = /^ of (?:all |the |its |their |these |those )*(\p{Ll}+)/u.exec(text.slice(item.end - start))?.[1]
  return noun ? formsOf(noun).stem : null
}
