import { hasTerm, type AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { areNeighbouringDays, fitsAnyValue, hasSameValue, isDateOrNumber } from '@/lib/engine/analyse/compare-values'
import { hasNameForm } from '@/lib/engine/analyse/name-form'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { stayWithItem } from '@/lib/engine/compare/agreeing-value'
import { dossierValue, wholeClaim, type DossierValue } from '@/lib/engine/compare/dossier-value'
import { mayHaveSameMeaning, spellsOutAbbreviation } from '@/lib/engine/compare/same-meaning'
import { isDateOfOtherEnd, isDoneToOther } from '@/lib/engine/decide/other-object'
import { isSaidOfOtherPerson } from '@/lib/engine/decide/role-holder'
import { mayBeTimeOfClaim } from '@/lib/engine/decide/time-of-event'
import { partsBeside, type DetailSpan } from '@/lib/engine/details/spans'
import type { LinkScores } from '@/lib/engine/link/net/linking-net'
import type { PreparedEvidence } from '@/lib/engine/link/prepare-evidence'
import { sigmoid } from '@/lib/engine/model/tensor'
import type { DetailKind } from '@/lib/schema/finding'
import type { Word } from '@/lib/text/words'
import { hasWordsOf } from './agreeing-claim'
import { mayConflict, standsForSubject } from './guards'
import { NEARLY_AS_LIKELY, type LinkedClaim, type RankedClaim } from './ranked-claims'

/** Returns the claim that a detail differs from: the likeliest with a different value of the same kind; else null. */
export function differingClaim(
  span: DetailSpan,
  ranked: readonly RankedClaim[],
  reading: ParsedSentence,
  evidence: PreparedEvidence,
  scores: LinkScores,
  differs: number,
): (LinkedClaim & { value: DossierValue }) | null {
  const [top] = ranked
  if (!top) return null
  if (!span.item && evidence.netClaims.some(({ analysis }, at) => isNear(at, scores) && saysAll(reading, analysis)))
    return null
  const words = reading.text.slice(span.start - reading.start, span.end - reading.start)
  const possible = ranked
    .filter(({ log }) => log >= top.log - NEARLY_AS_LIKELY)
    .slice(0, 4)
    .flatMap(({ at, log }) => {
      const analysis = evidence.netClaims[at]?.analysis
      if (!analysis) return []
      const relevance = sigmoid(scores.relevance[at] ?? -8)
      if (!mayBeTimeOfClaim(reading, span, analysis, false)) return []
      if (isSaidOfOtherPerson(span, reading, analysis) || isDateOfOtherEnd(reading, span, analysis)) return []
      if (!mayConflict(reading, span, analysis) || hasOwnValue(span, words, analysis)) return []
      const isSure = !span.item && differs >= SURELY_DIFFERS && relevance >= SURELY_RELEVANT
      const value = dossierValue(span, at, reading, evidence, scores) ?? (isSure ? wholeClaim(analysis) : null)
      return value && !standsForSubject(reading, span, analysis, value) ? [{ at, analysis, log, relevance, value }] : []
    })
  // An equal value never differs, whatever its context.
  if (possible[0]?.value.result === 'same') return null
  if (
    isWorded(span) &&
    possible.some(({ value }) => value.slot !== null || value.text.length < 60) &&
    possible.slice(0, 2).some(({ value, analysis: { claim } }) => {
      // A name in the claim may be a place with its country named elsewhere, so it is compared as a place.
      const kind = span.kind === 'name' && hasNameForm(claim.text, words) ? 'place' : span.kind
      return mayHaveSameMeaning(words, value.text, kind)
    })
  )
    return null
  const chosen =
    possible.find(({ value }) => value.result === 'other') ?? possible.find(({ value }) => value.result !== 'same')
  if (!chosen) return null
  // The day before or after that of a likelier claim is compared with that claim alone, and is not surely wrong.
  const { item } = span
  const isNeighbour = ({ at, log }: RankedClaim): boolean =>
    log >= chosen.log &&
    item !== null &&
    (evidence.netClaims[at]?.analysis.valueItems ?? []).some((value) => areNeighbouringDays(item, value))
  if (ranked.some(isNeighbour)) return null
  if (isSaidByAnother(span, chosen.at, reading, evidence, scores)) return null
  // The net takes the same done to another thing for this: "left OpenAI for Tesla in 2017" for leaving Tesla.
  if (!partsBeside(reading.terms, span).every((term) => hasTerm(chosen.analysis, term))) return chosen
  const others = evidence.netClaims.map(({ analysis }, at) =>
    isDoneToOther(reading, span, analysis) ? sigmoid(scores.relevance[at] ?? -8) : 0,
  )
  return { ...chosen, relevance: Math.max(chosen.relevance, ...others) }
}

/**
 * Whether a claim has the value of a detail, and so cannot exclude it: the date or figure, a stay around the date, the
 * words of an abbreviation, or the name in another form.
 */
const hasOwnValue = ({ item }: DetailSpan, words: string, view: AnalysedClaim): boolean =>
  isDateOrNumber(item)
    ? fitsAnyValue(item, view.valueItems) || stayWithItem(item, view) !== null
    : spellsOutAbbreviation(view.claim.text, words) || hasNameForm(view.claim.text, words)

/**
 * Whether a claim has every word of a sentence, its words of order in the same sequence, and denies as much: "started after he
 * left and before he returned" beside "started after leaving and before returning".
 */
function saysAll({ terms, words, clauses }: ParsedSentence, view: AnalysedClaim): boolean {
  const orderIn = (list: readonly Word[]): string =>
    list.flatMap(({ lower }) => (orderOfEvents.test(lower) ? lower : [])).join(' ')
  return (
    terms.length >= LEAST_SAID &&
    terms.every((term) => hasTerm(view, term)) &&
    view
      .wordingAt(0)
      .readings.some(
        (own) =>
          orderIn(own.words) === orderIn(words) &&
          own.clauses.some(({ negated }) => negated) === clauses.some(({ negated }) => negated),
      )
  )
}
const isNear = (at: number, { relevance }: LinkScores): boolean => (relevance[at] ?? -Infinity) >= 0
const orderOfEvents = /^(?:before|after|first|second|third|last|since|until|then)$/
/** Minimum number of words for a claim to say all of a sentence. */
const LEAST_SAID = 4

/** Minimum probabilities of differing and of relevance for comparing untyped words with a whole claim. */
const SURELY_DIFFERS = 0.9
const SURELY_RELEVANT = 0.7

/** Minimum relevance at which another claim with the value of a detail shows that it does not differ. */
const LEAST_OTHER_RELEVANCE = 0.5

/** Whether another relevant claim has the value, so that it does not differ: the second of two universities. */
function isSaidByAnother(
  span: DetailSpan,
  chosen: number,
  reading: ParsedSentence,
  { netClaims }: PreparedEvidence,
  scores: LinkScores,
): boolean {
  if (kindsOfCommonWords.has(span.kind)) return false
  const { item } = span
  // A claim with the name that is nearer than the chosen one counts in any case.
  const nearer = isDateOrNumber(item) ? 1 : sigmoid(scores.relevance[chosen] ?? -8)
  const least = Math.min(LEAST_OTHER_RELEVANCE, nearer)
  return netClaims.some(
    ({ analysis }, at) =>
      at !== chosen &&
      sigmoid(scores.relevance[at] ?? -8) >= least &&
      (isDateOrNumber(item) ? hasSameValue(item, analysis.valueItems) : hasWordsOf(analysis, span, reading)),
  )
}
/** Kinds of details whose words occur in many claims. */
const kindsOfCommonWords = new Set<DetailKind>(['role', 'degree', 'negation', 'order', 'quantifier'])

/** Whether a detail is compared by the meaning of its words: not a date, number, negation, order or quantifier. */
const isWorded = ({ kind }: DetailSpan): boolean =>
  kind !== 'date' && kind !== 'number' && !/^(?:negation|order|quantifier)$/.test(kind)
