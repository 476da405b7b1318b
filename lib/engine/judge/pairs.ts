import { hasTerm, type AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { compareItems, hasSameFigure, hasSameValue, isDateOrNumber } from '@/lib/engine/analyse/compare-values'
import { hasNameForm } from '@/lib/text/name-form'
import type { ParsedSentence, Term } from '@/lib/engine/analyse/parsed-sentence'
import { detailSpans, partsBeside, type DetailSpan } from '@/lib/engine/details/spans'
import type { LinkScores } from '@/lib/engine/link/net/linking-net'
import type { PreparedEvidence } from '@/lib/engine/link/prepare-evidence'
import { logSigmoid, sigmoid } from '@/lib/engine/model/tensor'
import { mayHaveSameMeaning, spellsOutAbbreviation } from './same-meaning'
import { claimValueOf, hasDateOrNumber, wholeClaim, type ClaimValue } from './claim-value'
import { fold } from '@/lib/text/fold'
import { spansOverlap } from '@/lib/text/spans'

/** A claim that a detail may agree with or differ from. */
export interface LinkedClaim {
  analysis: AnalysedClaim
  /** Log-probability of the relation ("agrees" or "differs") to a word of the detail, plus that of relevance. */
  log: number
  /** Probability that the sentence is based on the claim. */
  relevance: number
}

/** A detail of a sentence beside the claims that could answer it, with the results of the net. */
export interface Pair extends DetailSpan {
  /** Minimum probability, over its words, that they are part of a detail at all. */
  pDetail: number
  /** Minimum probability, over its words, that it agrees; given that it is a detail. */
  pAgrees: number
  /** Maximum probability, over its words, that it differs. */
  pDiffers: number
  /** Mean probability, over its words, that the dossier leaves it open; given that it is a detail. */
  pOpen: number
  /** The claim that has its words or its value. */
  agreeing: LinkedClaim | null
  /**
   * Set where the agreeing claim has the same date or number, and another word of the sentence. `converted`: the claim gives it
   * in another unit or time zone, so that the net sees different figures.
   */
  sameValue: 'asWritten' | 'converted' | null
  /** The claim that has another value in its place. `shown`: what to show where that is not the value that is asked for. */
  differing: (OtherValue & { shown?: OtherValue | undefined }) | null
}

type OtherValue = LinkedClaim & { value: ClaimValue }

/** Returns the details of a sentence, each beside the claims that could answer it. */
export function pairsOf(reading: ParsedSentence, evidence: PreparedEvidence, scores: LinkScores): Pair[] {
  return detailSpans(reading, evidence.tokens, scores).map((span) => {
    const read = readingOf(span, scores)
    // A name with other letters agrees with no claim and differs from none: it is shown beside the one that it may be.
    if (reading.words.some((word) => word.respelt === 'near' && spansOverlap(word, span)))
      return { ...span, ...read, agreeing: null, sameValue: null, differing: null }
    const agreeing = agreeingClaim(span, reading, evidence, scores, read.pAgrees >= SURELY_AGREES)
    const differing =
      read.pDiffers < LEAST_DIFFERS ? null : differingClaim(span, read.pDiffers, reading, evidence, scores)
    return {
      ...span,
      ...read,
      agreeing,
      sameValue: sameValueOf(span, read.pDiffers, agreeing, reading, evidence, scores),
      differing,
    }
  })
}
/** Minimum probability of differing for a search of the claim that a detail differs from. */
const LEAST_DIFFERS = 0.05
/** Minimum probability of agreeing at which equal figures agree although they count other words. */
const SURELY_AGREES = 0.8

/** Returns what the net makes of the words of a detail. */
function readingOf(
  { core }: DetailSpan,
  { wordProbabilities }: LinkScores,
): Pick<Pair, 'pDetail' | 'pAgrees' | 'pDiffers' | 'pOpen'> {
  const read = { pDetail: 1, pAgrees: 1, pDiffers: 0, pOpen: 0 }
  for (const t of core) {
    const [outside = 1, agrees = 0, differs = 0, open = 0] = wordProbabilities.subarray(t * 4, t * 4 + 4)
    read.pDetail = Math.min(read.pDetail, 1 - outside)
    read.pAgrees = Math.min(read.pAgrees, agrees / (1 - outside + 0.02))
    read.pDiffers = Math.max(read.pDiffers, differs)
    read.pOpen += open / (1 - outside + 0.02) / core.length
  }
  return read
}

interface RankedClaim {
  at: number
  log: number
}

/** Returns the claims by the probability that a detail has a relation to them: 0 agrees with, 1 differs from. */
function rankedClaims(
  { core }: DetailSpan,
  relation: 0 | 1,
  { netClaims }: PreparedEvidence,
  scores: LinkScores,
): RankedClaim[] {
  const ranked = netClaims
    .map((_, at) => {
      const words = core.map((t) => scores.wordVerdicts[(at * scores.length + t) * 3 + relation] ?? -Infinity)
      return { at, log: Math.max(...words) + logSigmoid(scores.relevance[at] ?? -8) }
    })
    .sort((a, b) => b.log - a.log)
  return ranked.filter(({ log }) => log >= (ranked[0]?.log ?? 0) - NEARLY_AS_LIKELY).slice(0, MOST_RANKED)
}
/** Maximum difference of log-probability from the likeliest claim, for a claim that is considered in its place. */
const NEARLY_AS_LIKELY = 2.5
const MOST_RANKED = 4

/** Returns the probability that a claim of the evidence is relevant, by its position. */
export const relevanceOf = (at: number, { relevance }: LinkScores): number => sigmoid(relevance[at] ?? -8)

/** Returns the likeliest claim with the words of a detail; null if none of the likely claims has them. */
function agreeingClaim(
  span: DetailSpan,
  reading: ParsedSentence,
  evidence: PreparedEvidence,
  scores: LinkScores,
  isSure: boolean,
): LinkedClaim | null {
  for (const { at, log } of rankedClaims(span, 0, evidence, scores)) {
    const analysis = evidence.netClaims[at]?.analysis
    if (!analysis || isBeyondValue(span, reading, analysis)) continue
    if (hasWordsOf(analysis, span, reading) || (isSure && hasSameFigure(span.item, analysis.valueItems)))
      return { analysis, log, relevance: relevanceOf(at, scores) }
  }
  return null
}

/** Whether a claim says a detail: it has the value, or every content word in one of its wordings. */
export function hasWordsOf(view: AnalysedClaim, { item, start, end }: DetailSpan, reading: ParsedSentence): boolean {
  if (isDateOrNumber(item)) return hasDateOrNumber(item, view)
  if (item && item.type !== 'degree' && hasSameValue(item, view.valueItems)) return true
  return reading.terms.filter((term) => term.start < end && term.end > start).every((term) => hasTerm(view, term))
}

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
    const isBound = /\b(?:(?:more|fewer|less)\s+than|over|above|under|below)\s+$/i.test(before)
    return isCount && isBound && same.every((value) => value.type === 'number' && value.number.vague === 'exact')
  }
  const { from, to } = item.date.value
  const days = same.filter((value) => value.type === 'date').map(({ date }) => date.value)
  return (
    (/\bafter\s+$/i.test(before) && days.every((value) => value.to <= to)) ||
    (/\bbefore\s+$/i.test(before) && days.every((value) => value.from >= from))
  )
}
/** Minimum count that may be a rounded one. */
const LEAST_ROUNDED = 1000

/** Returns how the agreeing claim has a detail's very date or number, null where it has not, or nothing else of the sentence. */
function sameValueOf(
  span: DetailSpan,
  pDiffers: number,
  agreeing: LinkedClaim | null,
  reading: ParsedSentence,
  { netClaims }: PreparedEvidence,
  scores: LinkScores,
): Pair['sameValue'] {
  const { item } = span
  if (!agreeing || !isDateOrNumber(item) || agreeing.relevance < LEAST_RELEVANCE_OF_VALUE) return null
  const form = isConverted(span, agreeing.analysis) ? 'converted' : 'asWritten'
  if (pDiffers >= MOST_DIFFERING[form] || !hasSameValue(item, agreeing.analysis.valueItems)) return null
  // A wrong date is often that of another event, whose claim is then the second nearest.
  const isNearest = netClaims.every((_, at) => relevanceOf(at, scores) <= agreeing.relevance)
  if (item.type === 'date' && !isNearest) return null
  return termsShared(reading, span, agreeing.analysis).length > 0 ? form : null
}
/** Maximum probability of differing, and minimum relevance of the claim, for a value that agrees because it is the claim's. */
const MOST_DIFFERING = { asWritten: 0.3, converted: 0.85 }
const LEAST_RELEVANCE_OF_VALUE = 0.5

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

/** Returns the words of a sentence that a claim has, without those of a detail and of the subject's name. */
export const termsShared = (
  { terms, items }: ParsedSentence,
  detail: Pick<DetailSpan, 'start' | 'end'>,
  view: AnalysedClaim,
): Term[] =>
  partsBeside(terms, detail).filter(
    (term) => !items.some((i) => i.type === 'subject' && spansOverlap(i, term)) && hasTerm(view, term),
  )

/** Returns the claim that a detail differs from: the likeliest with another value of its kind; null without one. */
function differingClaim(
  span: DetailSpan,
  pDiffers: number,
  reading: ParsedSentence,
  evidence: PreparedEvidence,
  scores: LinkScores,
): Pair['differing'] {
  const words = reading.text.slice(span.start - reading.start, span.end - reading.start)
  const possible = rankedClaims(span, 1, evidence, scores).flatMap(({ at, log }) => {
    const analysis = evidence.netClaims[at]?.analysis
    if (!analysis || hasOwnValue(span, words, analysis)) return []
    const relevance = relevanceOf(at, scores)
    const isSure = !span.item && pDiffers >= SURELY_DIFFERS && relevance >= SURELY_RELEVANT
    const value = claimValueOf(span, at, reading, evidence, scores) ?? (isSure ? wholeClaim(analysis) : null)
    // Values that look equal on screen are no two values.
    return value && areOtherWords(value.text, words) ? [{ analysis, log, relevance, value }] : []
  })
  // An equal value never differs, whatever its context.
  if (possible[0]?.value.result === 'same') return null
  if (isWorded(span) && possible.slice(0, 2).some((candidate) => isSaidOtherwise(span, words, candidate))) return null
  const others = possible.filter(({ value }) => value.result === 'other')
  const chosen = others[0] ?? possible.find(({ value }) => value.result !== 'same')
  if (!chosen) return null
  const { isBeside, hasRival } = chosen.value
  const unlike = isBeside ? others.find(({ value }) => !value.isBeside) : undefined
  return { ...chosen, shown: hasRival ? { ...chosen, value: wholeClaim(chosen.analysis) } : unlike }
}
const areOtherWords = (a: string, b: string): boolean => fold(a).trim().toLowerCase() !== fold(b).trim().toLowerCase()
/** Minimum probabilities of differing and of relevance for comparing untyped words with a whole claim. */
const SURELY_DIFFERS = 0.9
const SURELY_RELEVANT = 0.7

/**
 * Whether a claim has the value of a detail, and so cannot exclude it: the date or figure, a stay around the date, the
 * words of an abbreviation, or the name in another form.
 */
export const hasOwnValue = ({ item }: DetailSpan, words: string, view: AnalysedClaim): boolean =>
  isDateOrNumber(item)
    ? hasDateOrNumber(item, view)
    : spellsOutAbbreviation(view.claim.text, words) || hasNameForm(view.claim.text, words)

/** Whether a detail is compared by the meaning of its words: not a date, number, negation, order or quantifier. */
const isWorded = ({ kind }: DetailSpan): boolean => !/^(?:date|number|negation|order|quantifier)$/.test(kind)

/** Whether the value of a claim may be a detail's in other words. */
function isSaidOtherwise(
  { kind }: DetailSpan,
  words: string,
  { value, analysis: { claim } }: { value: ClaimValue; analysis: AnalysedClaim },
): boolean {
  if (value.slot === null && value.text.length >= LONGEST_VALUE) return false
  // A name in the claim may be a place with its country named elsewhere, so it is compared as a place.
  return mayHaveSameMeaning(words, value.text, kind === 'name' && hasNameForm(claim.text, words) ? 'place' : kind)
}
const LONGEST_VALUE = 60
