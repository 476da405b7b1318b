import { dossierValue, wholeClaim, type DossierValue } from '@/lib/engine/compare/dossier-value'
import { mayConflict, standsForSubject, termsShared } from './guards'
import { mayHaveSameMeaning, spellsOutAbbreviation } from '@/lib/engine/compare/same-meaning'
import { mayBeTimeOfClaim } from '@/lib/engine/decide/time-of-event'
import { isDoneToOther } from '@/lib/engine/decide/other-object'
import { isRoleOfOthers, isSaidOfOtherPerson } from '@/lib/engine/decide/role-holder'
import { hasNameForm } from '@/lib/engine/analyse/name-form'
import { stayWithItem } from '@/lib/engine/compare/agreeing-value'
import type { PreparedEvidence } from '@/lib/engine/link/prepare-evidence'
import type { LinkScores } from '@/lib/engine/link/net/linking-net'
import { logSigmoid, sigmoid } from '@/lib/engine/model/tensor'
import {
  areNeighbouringDays,
  compareItems,
  fitsAnyValue,
  hasSameFigure,
  hasSameValue,
  isDateOrNumber,
} from '@/lib/engine/analyse/compare-values'
import type { Item, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { hasTerm, type AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { type DetailSpan, detailSpans, partsBeside } from '@/lib/engine/details/spans'
import { formsOf } from '@/lib/text/words'
import type { Detail, DetailKind } from '@/lib/schema/finding'

/** A detail with the results of the net and the claims that it is compared with. */
export interface ScoredDetail extends DetailSpan {
  /** Minimum probability, over its words, that they are part of a detail at all. */
  pDetail: number
  /** Minimum probability, over its words, that it agrees; given that it is a detail. */
  pAgrees: number
  /** Maximum probability, over its words, that it differs. */
  pDiffers: number
  /** Mean probability, over its words, that the dossier leaves it open; given that it is a detail. */
  pOpen: number
  /** The claim that it agrees with, if any, and the claim that it differs from. */
  agreeing: LinkedClaim | null
  /**
   * Set where the agreeing claim has the same date or number, and another word of the sentence. `converted`: the claim gives it
   * in another unit or time zone, so that the net sees different figures.
   */
  sameValue: 'asWritten' | 'converted' | null
  differing: (LinkedClaim & { value: DossierValue }) | null
}

/** A claim that a detail may agree with or differ from. */
interface LinkedClaim {
  analysis: AnalysedClaim
  /** Log-probability of the relation ("agrees" or "differs") to a word of the detail, plus that of relevance. */
  log: number
  /** Probability that the sentence is based on the claim. */
  relevance: number
}

/** Returns a detail as it is shown: with the verdict "open", and the values of `compare` if given. */
export function openDetail(
  { start, end, kind }: Pick<DetailSpan, 'start' | 'end' | 'kind'>,
  article: string,
  compare: Pick<NonNullable<ScoredDetail['differing']>, 'analysis' | 'value'> | null = null,
): Detail {
  return {
    ...{ start, end, kind, article, verdict: 'open', doubted: false },
    dossier: compare?.value.text ?? null,
    question: compare?.value.question ?? null,
    claim: compare?.analysis.claim.id ?? null,
    slot: compare?.value.slot ?? null,
  }
}

/** Judges the details of a sentence, each with the claims that could answer it. */
export function scoreDetails(
  reading: ParsedSentence,
  evidence: PreparedEvidence,
  scores: LinkScores,
  isOnPerson: boolean,
): ScoredDetail[] {
  return detailSpans(reading, evidence.tokens, scores).map((span) =>
    scoreDetail(span, reading, evidence, scores, isOnPerson),
  )
}

function scoreDetail(
  span: DetailSpan,
  reading: ParsedSentence,
  evidence: PreparedEvidence,
  scores: LinkScores,
  isOnPerson: boolean,
): ScoredDetail {
  let pDetail = 1
  let pAgrees = 1
  let pDiffers = 0
  let pOpen = 0
  for (const t of span.core) {
    const [outside = 1, a = 0, d = 0, o = 0] = scores.wordProbabilities.subarray(t * 4, t * 4 + 4)
    pDetail = Math.min(pDetail, 1 - outside)
    pAgrees = Math.min(pAgrees, a / (1 - outside + 0.02))
    pDiffers = Math.max(pDiffers, d)
    pOpen += o / (1 - outside + 0.02) / span.core.length
  }
  const ranked = (verdict: number): Ranked[] =>
    evidence.netClaims
      .map((_, at) => {
        let log = -Infinity
        for (const t of span.core)
          log = Math.max(log, scores.wordVerdicts[(at * scores.length + t) * 3 + verdict] ?? -Infinity)
        return { at, log: log + logSigmoid(scores.relevance[at] ?? -8) }
      })
      .sort((a, b) => b.log - a.log)
  const isSure = pAgrees >= SURELY_AGREES
  const agreeing = agreeingClaim(span, ranked(0), reading, evidence, scores, isOnPerson, isSure)
  const form = agreeing && isConverted(span, agreeing.analysis) ? 'converted' : 'asWritten'
  const isSameValue =
    agreeing !== null &&
    pDiffers < MOST_DIFFERING[form] &&
    agreeing.relevance >= LEAST_RELEVANCE_OF_VALUE &&
    (span.item?.type !== 'date' || isNearest(agreeing, evidence, scores)) &&
    isValueOfMatter(span, reading, agreeing.analysis)
  return {
    ...span,
    pDetail,
    pAgrees,
    pDiffers,
    pOpen,
    agreeing,
    sameValue: isSameValue ? form : null,
    differing: pDiffers >= LEAST_DIFFERS ? differingClaim(span, ranked(1), reading, evidence, scores, pDiffers) : null,
  }
}

/** Maximum probability of differing, and minimum relevance of the claim, for a value that agrees because it is the claim's. */
const MOST_DIFFERING = { asWritten: 0.3, converted: 0.85 }
const LEAST_RELEVANCE_OF_VALUE = 0.5

/** Whether no other claim is more relevant: a wrong date is often that of another event. */
const isNearest = ({ relevance }: LinkedClaim, { netClaims }: PreparedEvidence, scores: LinkScores): boolean =>
  netClaims.every((_, k) => sigmoid(scores.relevance[k] ?? -8) <= relevance)

/** Whether a claim has a number in another unit or time zone ("111 metres", "363 feet"): the net sees different figures. */
function isConverted({ item }: DetailSpan, { valueItems }: AnalysedClaim): boolean {
  if (item?.type !== 'number') return false
  const { clock, measure, or } = item.number
  const hasUnit = measure !== undefined || or !== undefined
  return valueItems.some(
    (own) =>
      own.type === 'number' &&
      compareItems(item, own) === 'same' &&
      (clock ? own.text !== item.text : hasUnit && own.number.measure !== measure),
  )
}

/** Whether a claim has the date or number of a detail, and another word of the sentence besides the subject's name. */
const isValueOfMatter = (span: DetailSpan, reading: ParsedSentence, view: AnalysedClaim): boolean =>
  isDateOrNumber(span.item) && hasSameValue(span.item, view.valueItems) && termsShared(reading, span, view).length > 0

/** Minimum probability of differing for a search of the claim that a detail differs from. */
const LEAST_DIFFERS = 0.05

/** Minimum probability of agreeing at which equal figures agree although they count other words. */
const SURELY_AGREES = 0.8

/** The likeliest claim with the words of a detail; null if none of the likely claims has them. */
function agreeingClaim(
  span: DetailSpan,
  ranked: readonly Ranked[],
  reading: ParsedSentence,
  { netClaims }: PreparedEvidence,
  scores: LinkScores,
  isOnPerson: boolean,
  isSure: boolean,
): LinkedClaim | null {
  const [top] = ranked
  if (!top) return null
  for (const { at, log } of ranked.slice(0, 4)) {
    const analysis = netClaims[at]?.analysis
    if (log < top.log - NEARLY_AS_LIKELY) break
    if (
      !analysis ||
      !(hasWordsOf(analysis, span, reading) || (isSure && hasSameFigure(span.item, analysis.valueItems))) ||
      isOnlyDenied(span, reading, analysis) ||
      isDoneToOther(reading, span, analysis) ||
      isPartOfTotal(span, reading, analysis) ||
      isShareOfOther(span, reading, analysis) ||
      !mayBeTimeOfClaim(reading, span, analysis, true)
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

/** Whether a detail has a "not" and its claim none: "not independent" does not agree with "independent". */
const isOnlyDenied = ({ start, end, item }: DetailSpan, { words }: ParsedSentence, view: AnalysedClaim): boolean =>
  item === null &&
  words.some((word) => word.start >= start && word.end <= end && /^(?:not|never|no)$/.test(word.lower)) &&
  !view.readings.some(({ clauses }) => clauses.some(({ negated }) => negated))

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

interface Ranked {
  at: number
  log: number
}

/** Maximum difference of log-probability from the likeliest claim, for a claim that is considered in its place. */
const NEARLY_AS_LIKELY = 2.5

/** Returns the claim that a detail differs from: the likeliest with a different value of the same kind; else null. */
function differingClaim(
  span: DetailSpan,
  ranked: readonly Ranked[],
  reading: ParsedSentence,
  evidence: PreparedEvidence,
  scores: LinkScores,
  differs: number,
): ScoredDetail['differing'] {
  const [top] = ranked
  if (!top) return null
  const words = reading.text.slice(span.start - reading.start, span.end - reading.start)
  const possible = ranked
    .filter(({ log }) => log >= top.log - NEARLY_AS_LIKELY)
    .slice(0, 4)
    .flatMap(({ at, log }) => {
      const analysis = evidence.netClaims[at]?.analysis
      if (!analysis) return []
      const relevance = sigmoid(scores.relevance[at] ?? -8)
      if (!mayBeTimeOfClaim(reading, span, analysis, false)) return []
      if (isSaidOfOtherPerson(span, reading, analysis)) return []
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
  const isNeighbour = ({ at, log }: Ranked): boolean =>
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
  return netClaims.some(
    ({ analysis }, at) =>
      at !== chosen &&
      sigmoid(scores.relevance[at] ?? -8) >= LEAST_OTHER_RELEVANCE &&
      (isDateOrNumber(item) ? hasSameValue(item, analysis.valueItems) : hasWordsOf(analysis, span, reading)),
  )
}
/** Kinds of details whose words occur in many claims. */
const kindsOfCommonWords = new Set<DetailKind>(['role', 'degree', 'negation', 'order', 'quantifier'])

/** Whether a detail is compared by the meaning of its words: not a date, number, negation, order or quantifier. */
const isWorded = ({ kind }: DetailSpan): boolean =>
  kind !== 'date' && kind !== 'number' && !/^(?:negation|order|quantifier)$/.test(kind)
