import { framesOf, verbAt, type VerbFrame } from '@/lib/engine/analyse/argument-roles'
import { hasTerm, type AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { areSameEntity, fitsAnyValue, hasSameValue, isDateOrNumber } from '@/lib/engine/analyse/compare-values'
import type { Item, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { dossierValueAt, wholeClaim } from '@/lib/engine/compare/dossier-value'
import { areOpposite } from '@/lib/engine/lexicon/word-table'
import type { Word } from '@/lib/text/words'
import { kindOfItem, partsBeside, spansOverlap } from '@/lib/engine/details/spans'
import type { Detail, DetailKind } from '@/lib/schema/finding'
import { negationWords } from '@/lib/engine/link/tokens'
import { hasWordsOf } from './agreeing-claim'
import { exchangedValue } from './exchanged-values'
import { mayConflict } from './guards'
import { isDenialOfOther } from './other-object'
import { isSameVerb, saidOtherwise } from './said-otherwise'
import { openDetail } from './score-details'
import { isDoer } from './second-doer'
import { pContradicted, type ScoredSentence } from './scores'

/**
 * Returns what a user should look at in a sentence whose details all agree, but with no claim as a whole: doers
 * exchanged, an opposite verb, or the date of another event. Null where nothing is found.
 */
export function supportConflict(scored: ScoredSentence, agreeing: readonly Detail[], quote: string): Detail | null {
  const claims = scored.evidence.netClaims
    .map(({ analysis }) => analysis)
    .filter(({ claim }) => claim.sources.length > 0)
  const supporting = claims.filter(({ claim }) => agreeing.some((detail) => detail.claim === claim.id))
  return (
    otherFrame(scored, supporting, quote) ??
    exchangedIn(scored, supporting, quote) ??
    dateOfOtherEvent(scored, claims, agreeing) ??
    otherwiseIn(scored, supporting, agreeing, quote, claims)
  )
}

/** Returns doer and object that a near claim has the other way round, where the net finds the sentence contradicted. */
export function exchangeOfDoers({ reading, evidence, scores }: ScoredSentence, quote: string): Detail | null {
  if (pContradicted(scores) < LIKELY_CONTRADICTED) return null
  const said = framesOf(reading)
  for (const [k, { analysis }] of evidence.netClaims.entries()) {
    if (analysis.claim.sources.length === 0 || (scores?.relevance[k] ?? -Infinity) < 0) continue
    for (const stated of statedFrames(analysis, analysis.wordingAt(0).readings)) {
      const one = said.find((frame) => areExchanged(frame, stated.frame))
      if (one) return frameToLookAt(one, stated, reading, quote)
    }
  }
  return null
}
/** Minimum probability of the net that the sentence is contradicted. */
const LIKELY_CONTRADICTED = 0.5

/**
 * Returns the surest differing detail of a sentence that the net finds contradicted, beside its nearest claim as a whole: no value of
 * that claim answers to it. For what somebody asks about, where a third is wrong, nine of ten of these are; along, one of four.
 */
export function contradictionOfClaim(scored: ScoredSentence, quote: string): Detail | null {
  const { reading, evidence, scores, details } = scored
  if (reading.isQuestion || reading.heading || reading.tablePart === 'cell') return null
  const [detail] = [...details].sort((a, b) => b.pDiffers - a.pDiffers)
  if (!detail) return null
  const near = evidence.netClaims
    .map(({ analysis }, k) => ({ analysis, log: scores?.relevance[k] ?? -Infinity }))
    .filter(({ log, analysis }) => log >= 0 && analysis.claim.sources.length > 0)
    .sort((a, b) => b.log - a.log)
    .map(({ analysis }) => analysis)
  const rest = partsBeside(reading.terms, detail)
  const saysRest = (view: AnalysedClaim): boolean => rest.length > 0 && rest.every((term) => hasTerm(view, term))
  const nearest = near.find((view) => !hasWordsOf(view, detail, reading))
  if (!nearest || !mayConflict(reading, detail, nearest)) return null
  // "The command module was called Eagle": the nearest claim has the name, of the lunar module.
  if (nearest !== near[0] && !(saysRest(nearest) && near[0] && !saysRest(near[0]))) return null
  const least = LEAST_AS_WHOLE[saysRest(nearest) ? 'sayingRest' : 'other']
  if (pContradicted(scores) < least.contradicted || detail.pDiffers < least.differs) return null
  // Many can do one deed, and a thing is made by one and for another.
  const before = reading.text.slice(0, detail.start - reading.start)
  if (isMeasure(detail.item) || isDoer(reading, detail.start) || /\bfor\s+(?:the\s+)?$/i.test(before)) return null
  return toLookAt(detail, detail.kind, reading, quote, { analysis: nearest, value: wholeClaim(nearest) })
}
/** Minimum probabilities that the sentence is contradicted and that the detail differs; lower where the claim has all other words. */
const LEAST_AS_WHOLE = {
  sayingRest: { contradicted: 0.9, differs: 0.8 },
  other: { contradicted: 0.95, differs: 0.9 },
}
/** Whether a value is a date, a sum of money or a length, which the claim would have answered with one of its own. */
const isMeasure = (item: Item | null): boolean =>
  item?.type === 'date' || (item?.type === 'number' && (item.number.sign !== '' || item.number.measure !== undefined))

/** A part of the sentence that a claim behind it says otherwise. */
function otherwiseIn(
  { reading }: ScoredSentence,
  claims: readonly AnalysedClaim[],
  agreeing: readonly Detail[],
  quote: string,
  near: readonly AnalysedClaim[],
): Detail | null {
  for (const analysis of claims) {
    const own = agreeing.filter(({ claim }) => claim === analysis.claim.id)
    const said = saidOtherwise(reading, analysis, own, near)
    if (said) return toLookAt(said.span, said.kind, reading, quote, { analysis, value: said.value })
  }
  return null
}

/** Values of one claim in each other's place. */
function exchangedIn({ reading }: ScoredSentence, claims: readonly AnalysedClaim[], quote: string): Detail | null {
  for (const analysis of claims) {
    const found = exchangedValue(reading, analysis)
    if (!found) continue
    const value = dossierValueAt(analysis, { ...found.stated, item: found.stated, slot: null })
    return toLookAt(found.said, kindOfItem[found.said.type], reading, quote, { analysis, value })
  }
  return null
}

/**
 * Returns the denial of a short sentence that a claim states in the same words: "did not coin the term" beside "coined the
 * term". A present tense denies nothing of the past: he "is not" director any more. Null where nothing is denied.
 */
export function denialOfClaim({ reading, evidence, scores, details }: ScoredSentence, quote: string): Detail | null {
  const [denial] = PAST_DENIAL.exec(reading.text) ?? []
  if (denial === undefined || reading.isQuestion || reading.clauses.length > 1) return null
  const start = reading.start + reading.text.indexOf(denial)
  const said = reading.terms.filter(
    (term) => !negationWords.test(reading.text.slice(term.start - reading.start, term.end - reading.start)),
  )
  const isSure =
    pContradicted(scores) >= SURELY_CONTRADICTED &&
    details.some(({ kind, pDiffers }) => kind === 'negation' && pDiffers >= SURELY_DENIED)
  if (said.length < LEAST_DENIED) return null
  for (const [k, { analysis }] of evidence.netClaims.entries()) {
    const [own, more] = analysis.wordingAt(0).readings
    // "Signed it, unlike Karpathy" denies the same.
    const isStated =
      own &&
      !more &&
      !/\bunlike\b/i.test(own.text) &&
      own.clauses.every(({ negated, hypothetical }) => !negated && !hypothetical)
    if (!isStated || analysis.claim.sources.length === 0 || (scores?.relevance[k] ?? -Infinity) < LEAST_NEAR) continue
    // "Did not land in 1968" denies no landing in 1969.
    const hasValues = reading.items.every((i) => !isDateOrNumber(i) || fitsAnyValue(i, analysis.valueItems))
    const isSaid = isSure
      ? said.filter((term) => hasTerm(analysis, term)).length >= LEAST_SHARED
      : said.every((term) => hasTerm(analysis, term))
    const isOpposite = said.some((term) => own.terms.some((other) => areOpposite(term.lemma, other.lemma)))
    if (!hasValues || !isSaid || isOpposite || isDenialOfOther(reading, start, analysis)) continue
    const span = { start, end: start + denial.length }
    return toLookAt(span, 'negation', reading, quote, { analysis, value: wholeClaim(analysis) })
  }
  return null
}
const PAST_DENIAL =
  /\b(?:(?:did|was|were|had)(?:[\s\u200b]+not|n't)(?![\s\u200b]+(?:only|just|yet|until|alone|always|originally|initially|keep|prevent|stop|fail|hesitate|lack|have[\s\u200b]+to))|never)[\s\u200b]+(?:\p{Ll}+ly[\s\u200b]+)?[\p{L}-]+/u
/** Minimum number of words that a claim must have of a denied sentence. */
const LEAST_DENIED = 3
/** Minimum number of them where the net is sure that the sentence is contradicted, and differs where it denies. */
const LEAST_SHARED = 2
const SURELY_CONTRADICTED = 0.9
const SURELY_DENIED = 0.7
/** Minimum log-odds of relevance of the claim: a denial makes the net find it less relevant. */
const LEAST_NEAR = -2

/**
 * "Jordan praised Karpathy" beside "Karpathy praised Jordan": one verb, with doer and object exchanged. "He rejoined Tesla"
 * beside "after he had left Tesla": opposite verbs with one doer and object.
 */
function otherFrame({ reading }: ScoredSentence, claims: readonly AnalysedClaim[], quote: string): Detail | null {
  const said = framesOf(reading)
  if (said.length === 0) return null
  const stated = claims.flatMap((analysis) => statedFrames(analysis, analysis.readings))
  const frames = stated.map(({ frame }) => frame)
  for (const one of said) {
    const other = stated.find(
      ({ frame, own }) =>
        areExchanged(one, frame) || haveExchangedObjects(one, frame, own) || areOpposed(one, frame, reading, frames),
    )
    if (other) return frameToLookAt(one, other, reading, quote)
  }
  return null
}

const statedFrames = (analysis: AnalysedClaim, readings: readonly ParsedSentence[]) =>
  readings.flatMap((own) => framesOf(own).map((frame) => ({ analysis, own, frame })))

type StatedFrame = ReturnType<typeof statedFrames>[number]

/** Returns a frame of a sentence beside that of a claim; another wording than the claim's own text has no place in it. */
function frameToLookAt(said: VerbFrame, stated: StatedFrame, reading: ParsedSentence, quote: string): Detail {
  const { analysis, own, frame } = stated
  const value =
    own.wording === 0
      ? dossierValueAt(analysis, { ...spanOfFrame(frame), item: null, slot: null })
      : wholeClaim(analysis)
  return toLookAt(spanOfFrame(said), 'role', reading, quote, { analysis, value })
}

const areExchanged = (a: VerbFrame, b: VerbFrame): boolean =>
  a.verb.stem === b.verb.stem &&
  !areSameEntity(a.agent.id, b.agent.id) &&
  hasSameValue(a.agent, b.patients) &&
  hasSameValue(b.agent, a.patients)

/** "Left Tesla for OpenAI" beside "left OpenAI for Tesla": one verb and doer, with object and further name exchanged. */
const haveExchangedObjects = (a: VerbFrame, b: VerbFrame, { text, start }: ParsedSentence): boolean => {
  const [[x, y], [first, second]] = [a.patients, b.patients]
  if (!x || !y || !first || !second || !isSameVerb(a.verb, b.verb) || !areSameEntity(a.agent.id, b.agent.id))
    return false
  const isExchanged = areSameEntity(x.id, second.id) && areSameEntity(y.id, first.id)
  return (
    isExchanged &&
    / (?:for|to|from|before|after|over|against) /.test(text.slice(first.end - start, second.start - start))
  )
}

/** Whether two frames have opposite verbs with one doer and object, and no claim has another verb with it. */
const areOpposed = (a: VerbFrame, b: VerbFrame, { words }: ParsedSentence, stated: readonly VerbFrame[]): boolean =>
  areOppositeVerbs(a.verb, b.verb) &&
  areSameEntity(a.agent.id, b.agent.id) &&
  haveSameObject(a, b) &&
  !words.some(({ stem }) => stem === b.verb.stem) &&
  stated.every((frame) => !haveSameObject(a, frame) || areOppositeVerbs(a.verb, frame.verb))

/** "Rejoined" has no dictionary form in the table of words, but its stem is one. */
const areOppositeVerbs = (a: Word, b: Word): boolean =>
  [a.lemma, a.stem].some((x) => [b.lemma, b.stem].some((y) => areOpposite(x, y)))
const haveSameObject = ({ patients: [a] }: VerbFrame, { patients: [b] }: VerbFrame): boolean =>
  a !== undefined && b !== undefined && areSameEntity(a.id, b.id)

export const toLookAt = (
  span: { start: number; end: number },
  kind: DetailKind,
  { start }: ParsedSentence,
  quote: string,
  compare: Parameters<typeof openDetail>[2],
): Detail => openDetail({ ...span, kind }, quote.slice(span.start - start, span.end - start), compare)

/** Returns the place of the doer, the verb and the nearest object. */
function spanOfFrame({ verb, agent, patients: [patient = agent] }: VerbFrame): { start: number; end: number } {
  const parts = [verb, agent, patient]
  return { start: Math.min(...parts.map((p) => p.start)), end: Math.max(...parts.map((p) => p.end)) }
}

/** "Curiosity landed on 22 August" beside a landing on the 6th and a naming on the 22nd: the date is of another event. */
function dateOfOtherEvent(
  { reading }: ScoredSentence,
  claims: readonly AnalysedClaim[],
  agreeing: readonly Detail[],
): Detail | null {
  for (const detail of agreeing) {
    const item = reading.items.find((i) => i.type === 'date' && spansOverlap(i, detail))
    const own = claims.find(({ claim }) => claim.id === detail.claim)
    const others = partsBeside(reading.terms, detail)
    const saysRest = (claim: AnalysedClaim): boolean => others.every((term) => hasTerm(claim, term))
    if (!item || !own || others.length < LEAST_WORDS) continue
    // "He left Tesla in July 2022, after five years": the claim has all of the date's own clause.
    const clause = reading.clauses.find(({ start, end }) => start <= item.start && item.start < end)
    if (others.filter((term) => clause?.terms.includes(term)).every((term) => hasTerm(own, term))) continue
    for (const analysis of claims) {
      const [said] = analysis.wordingAt(0).readings
      const other = said?.items.find(({ type }) => type === 'date')
      if (!said || !other || !saysRest(analysis) || hasSameValue(item, analysis.valueItems)) continue
      const [verb, same] = [verbAt(reading, item.start), verbAt(said, other.start)]
      if (!verb || verb.stem !== same?.stem) continue
      const value = dossierValueAt(analysis, { ...other, item: other, slot: null })
      return openDetail(detail, detail.article, { analysis, value })
    }
  }
  return null
}
/** Minimum number of words, besides the date, that say which event it is. */
const LEAST_WORDS = 2
