import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { areNeighbouringDays, compareItems, hasSameValue, isDateOrNumber } from '@/lib/engine/analyse/compare-values'
import { hasNameForm } from '@/lib/engine/analyse/name-form'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { agreeingValue } from '@/lib/engine/compare/agreeing-value'
import { saysPhraseOfClaim } from '@/lib/engine/compare/phrase-of-claim'
import { isWithinStayOf } from '@/lib/engine/compare/stay-of-claim'
import { isWordingOf } from '@/lib/engine/compare/wording-of'
import { spansOverlap } from '@/lib/engine/details/spans'
import { withWholePhrases } from '@/lib/engine/details/whole-phrase'
import { fold } from '@/lib/text/fold'
import type { Detail, DetailKind, Finding } from '@/lib/schema/finding'
import { areComparable } from './comparable'
import { contradictionOfClaim, denialOfClaim, exchangeOfDoers, supportConflict } from './support-conflict'
import { oppositeClaim, otherHolder } from './opposite-claim'
import { comparedDetails, differingDetails } from './differing-details'
import { detailMarkOf } from './marks'
import { withMentionedClaims } from './mentioned'
import { isNewerThanDossier } from './newer-than-dossier'
import { withRelatedClaims } from './related'
import { hasWordsOf } from './agreeing-claim'
import { openDetail, type ScoredDetail } from './score-details'
import type { DecideContext, ScoredSentence } from './scores'
import { agreeingOf, detailsSaidBy, isAssertion, isEstablishedClaim, isSaidOfIt, isSupported } from './support'
import { withUncoveredParts } from './uncovered-part'
import { barsOfContradicted, operatingPoints, type Bars } from './thresholds'

/** Returns the finding on a sentence: its verdict, or claims on the same thing; null when there is nothing to show. */
export function decideFinding(scored: ScoredSentence, quote: string, context: DecideContext): Finding | null {
  if (isOnlyDate(scored.reading)) return null
  const decision = scored.isPiece ? null : decide(scored, quote, context)
  const shown = withRelatedClaims(decision && findingOf(decision, scored, quote, context), scored, quote, context.prior)
  return shown && withMentionedClaims(shown, scored)
}

/** The verdict on a sentence, with what it rests on. */
type Decision = Pick<Finding, 'verdict' | 'claims' | 'details'> &
  Partial<Pick<Finding, 'partial' | 'newer' | 'compare'>>

/** Whether a line is a date alone, as that of a page: it states nothing. */
const isOnlyDate = ({ words, items }: ParsedSentence): boolean =>
  words.every((word) => items.some((item) => item.type === 'date' && spansOverlap(item, word)))

/**
 * Whether an open detail is a name that the dossier has: a sentence without a verdict does not list it as not found. In
 * a supported sentence it may be the wrong name, and stays open.
 */
function isKnownName(
  { verdict, dossier, start, end, article }: Detail,
  { reading, evidence }: ScoredSentence,
): boolean {
  if (verdict !== 'open' || dossier !== null) return false
  const item = reading.items.find((i) => i.start === start && i.end === end)
  if (item && 'id' in item && item.known) return true
  return evidence.netClaims.some(({ analysis }) => hasNameForm(analysis.claim.text, article))
}

function findingOf(decision: Decision, scored: ScoredSentence, quote: string, context: DecideContext): Finding {
  const { start, end } = scored.reading
  const { details, ...decided } = decision
  const isShown = (detail: Detail): boolean => decided.verdict !== 'unverified' || !isKnownName(detail, scored)
  const sources = sourcesOf(decided.claims, scored, context)
  const phrases = withWholePhrases(details.filter(isShown), scored.reading, quote)
  return { start, end, quote, partial: false, newer: false, ...decided, sources, details: phrases }
}

/**
 * The verdict on a sentence: contradicted when a detail surely differs; disputed when the dossier doubts the compared
 * value; supported when details agree (partly, when others are open); unverified otherwise, with both values where they
 * may differ. Null when there is nothing to check.
 */
function decide(scored: ScoredSentence, quote: string, context: DecideContext): Decision | null {
  const { reading } = scored
  const newer = isNewerThanDossier(scored, context)
  const stated = scored.evidence.netClaims.find(
    ({ analysis }) =>
      isWordingOf(reading, analysis) || saysPhraseOfClaim(reading, analysis) || isWithinStayOf(reading, analysis),
  )?.analysis
  if (stated && !newer && isAssertion(reading) && isEstablishedClaim(stated))
    return { verdict: 'supported', claims: [stated.claim.id], details: detailsSaidBy(stated, scored, quote) }
  const bars = operatingPoints[context.prior]
  const differing = newer || stated ? [] : differingDetails(scored, context, barsOfContradicted(reading, context.prior))
  if (differing.length > 0) return contradictedBy(differing, scored, quote, bars)
  if (!scored.scores) return null
  const compared = newer ? [] : comparedDetails(scored, bars)
  const { marked, shown } = markDetails(scored, compared, quote, bars)
  const isBacked = !newer && isSupported(shown, scored, quote, bars)
  const conflict =
    compared.length > 0 || newer
      ? null
      : (denialOfClaim(scored, quote) ??
        exchangeOfDoers(scored, quote) ??
        oppositeClaim(scored, quote, context.prior) ??
        (isBacked ? (supportConflict(scored, agreeingOf(shown), quote) ?? otherHolder(scored, quote)) : null) ??
        (!isBacked && context.prior === 'asked' ? contradictionOfClaim(scored, quote) : null))
  if (compared.length === 0 && !conflict) {
    if (isBacked) return supportedBy(shown, scored, quote, bars)
    if (isOutsideDossier(scored.scores.classes)) return null
    // A heading without a value to look up gets no finding.
    if (reading.heading && !newer && !marked.some((d) => d.verdict === 'open')) return null
  }
  const open = newer ? [] : marked.filter((d) => d.verdict === 'open')
  return { newer, ...unverifiedWith(conflict, compared, open) }
}

/** Returns the verdict for details that surely differ, shown among the others. */
function contradictedBy(found: readonly Detail[], scored: ScoredSentence, quote: string, bars: Bars): Decision {
  // The user's own words, where the sentence is read with other capitals.
  const differing = found.map((detail) => {
    const own = wordsOf(detail, scored.reading, quote).trim()
    return own.toLowerCase() === detail.article.toLowerCase() ? { ...detail, article: own } : detail
  })
  const others = scored.details
    .filter((detail) => !differing.some((other) => spansOverlap(other, detail)))
    .flatMap((detail) => showDetailByMark(detail, scored, quote, bars, false) ?? [])
  return {
    verdict: differing.every((d) => d.doubted) ? 'disputed' : 'contradicted',
    claims: unique([...differing, ...agreeingOf(others)].flatMap((d) => d.claim ?? [])),
    details: [...differing, ...others].sort((a, b) => a.start - b.start),
  }
}

/** Returns the details with a mark, and those with the open values that have none: these must not pass as supported. */
function markDetails(
  scored: ScoredSentence,
  compared: readonly ScoredDetail[],
  quote: string,
  bars: Bars,
): { marked: Detail[]; shown: Detail[] } {
  const pairs = scored.details.map((detail) => {
    const other = compared.find(({ start }) => start === detail.start)
    const mark = other
      ? openDetail(detail, wordsOf(detail, scored.reading, quote), other.differing)
      : showDetailByMark(detail, scored, quote, bars, true)
    return { detail, mark }
  })
  return {
    marked: pairs.flatMap(({ mark }) => mark ?? []),
    shown: pairs.flatMap(
      ({ detail, mark }) =>
        mark ?? (isCheckableValue(detail, bars) ? openDetail(detail, wordsOf(detail, scored.reading, quote)) : []),
    ),
  }
}

/** Returns the verdict for details that support a sentence: supported, in part, or disputed. */
function supportedBy(shown: Detail[], scored: ScoredSentence, quote: string, bars: Bars): Decision {
  const agreeing = agreeingOf(shown)
  // A value in doubt is never shown as supported, whatever else is settled.
  const isDoubted = agreeing.some((d) => d.doubted)
  const claims = unique([...claimsBehind(agreeing, scored), ...relevantClaims(scored, bars)]).slice(0, 4)
  const details = withUncoveredParts(shown, scored, quote, claims)
  return {
    verdict: isDoubted ? 'disputed' : 'supported',
    partial: !isDoubted && details.some((d) => d.verdict === 'open'),
    claims,
    details,
  }
}

/** Whether the net finds that the dossier has nothing on a sentence. */
const isOutsideDossier = ([none = 0, unverified = 0, ...covered]: Float32Array): boolean =>
  none > unverified && none >= covered.reduce((sum, share) => sum + share, 0)

/** Returns the open details of a sentence without a verdict, with the values to look at and the claims that have them. */
function unverifiedWith(conflict: Detail | null, compared: readonly ScoredDetail[], open: readonly Detail[]): Decision {
  const details = conflict ? [conflict, ...open.filter((d) => !spansOverlap(d, conflict))] : [...open]
  const claims = unique([
    ...(conflict?.claim ? [conflict.claim] : []),
    ...compared.flatMap(({ differing }) => differing?.analysis.claim.id ?? []),
    ...open.flatMap(({ dossier, claim }) => (dossier !== null && claim ? claim : [])),
  ])
  return {
    verdict: 'unverified',
    ...(claims.length > 0 ? { compare: true } : {}),
    claims,
    details: conflict ? details.sort((a, b) => a.start - b.start) : details,
  }
}

/** Returns the shown form of a detail that does not surely differ; null if it is not worth a mark. */
function showDetailByMark(
  detail: ScoredDetail,
  scored: ScoredSentence,
  quote: string,
  bars: Bars,
  mayShowDossierValue: boolean,
): Detail | null {
  const { reading } = scored
  const article = wordsOf(detail, reading, quote)
  const mark = isInOtherForm(detail, wordsOf(detail, reading, reading.text), bars)
    ? 'agrees'
    : detailMarkOf(detail, scored, bars)
  if (mark === null || (mark === 'open' && isRoleOfClaim(detail))) return null
  const view = mark === 'agrees' ? detail.agreeing?.analysis : undefined
  if (!view) {
    const { differing } = detail
    const isShown = mayShowDossierValue && mark === 'compare' && differing && areComparable(detail, differing, reading)
    return openDetail(detail, article, isShown ? differing : null)
  }
  const doubted = isValueDoubted(detail, view, scored)
  const dossier = agreeingValue(detail, view, reading)
  return { ...openDetail(detail, article), verdict: 'agrees', doubted, dossier, claim: view.claim.id }
}

/** Whether a relevant claim has a name in another form ("World War Two", "Second World War"): the net sees other words. */
function isInOtherForm({ agreeing, differing }: ScoredDetail, words: string, bars: Bars): boolean {
  if (!agreeing || differing || agreeing.relevance < bars.agreesRelevant) return false
  const text = fold(agreeing.analysis.claim.text)
  return hasNameForm(text, words) && !text.toLowerCase().includes(words.toLowerCase())
}

/** Returns the claims of agreeing details, first those with most details, weighted by kind (`WEIGHTS`). */
function claimsBehind(agreeing: readonly Detail[], { evidence, scores }: ScoredSentence): string[] {
  const weights = new Map<string, number>()
  for (const { claim, kind } of agreeing)
    if (claim) weights.set(claim, (weights.get(claim) ?? 0) + (WEIGHTS[kind] ?? 1))
  const relevanceOf = (id: string): number =>
    scores?.relevance[evidence.netClaims.findIndex(({ analysis }) => analysis.claim.id === id)] ?? -Infinity
  return [...weights].sort(([a, m], [b, n]) => n - m || relevanceOf(b) - relevanceOf(a)).map(([claim]) => claim)
}
const WEIGHTS: Partial<Record<DetailKind, number>> = {
  date: 3,
  number: 3,
  quote: 3,
  name: 2,
  org: 2,
  place: 2,
  work: 2,
  role: 2,
}

/**
 * Whether the claim that a detail agrees with is doubted, and no established claim has the value. A common word settles
 * nothing: a claim may deny it. A name settles it only in a claim that is as relevant: "Musk recruited him" is in doubt, although
 * other claims name Musk.
 */
function isValueDoubted(
  detail: ScoredDetail,
  view: AnalysedClaim,
  { evidence: { netClaims }, scores, reading }: ScoredSentence,
): boolean {
  if (isCorrectedAway(detail, view)) return true
  if (view.claim.status === 'established') return false
  if (!detail.item) return true
  const relevanceOf = (k: number): number => scores?.relevance[k] ?? -Infinity
  const own = relevanceOf(netClaims.findIndex((one) => one.analysis === view))
  const least = isDateOrNumber(detail.item) ? LEAST_SETTLING : Math.max(LEAST_SETTLING, own)
  return !netClaims.some(
    (one, k) =>
      one.analysis.claim.status === 'established' &&
      relevanceOf(k) >= least &&
      hasWordsOf(one.analysis, detail, reading),
  )
}
/** Whether the dossier corrects the very value of its claim that agrees: the claim has the 18th, the correction the 17th. */
const isCorrectedAway = ({ item }: ScoredDetail, { corrections }: AnalysedClaim): boolean =>
  item !== null &&
  corrections.some((value) => compareItems(item, value) === 'other' || areNeighbouringDays(item, value)) &&
  !hasSameValue(item, corrections)

/** Minimum log-odds of relevance for an established claim to settle a value that another claim doubts. */
const LEAST_SETTLING = -3

function relevantClaims({ scores, evidence }: ScoredSentence, bars: Bars): string[] {
  if (!scores) return []
  return evidence.netClaims
    .map(({ analysis }, k) => ({ id: analysis.claim.id, log: scores.relevance[k] ?? -Infinity }))
    .filter(({ log }) => log >= bars.relevant)
    .sort((a, b) => b.log - a.log)
    .map(({ id }) => id)
}

function sourcesOf(claims: readonly string[], { evidence }: ScoredSentence, { sources }: DecideContext): number[] {
  const tier = (n: number): number => sources.get(n)?.tier ?? 3
  const views = evidence.netClaims.map((b) => b.analysis)
  return unique(
    claims.flatMap((id) => {
      const own = views.find((v) => v.claim.id === id)?.claim.sources ?? []
      return [...own].sort((a, b) => tier(a) - tier(b))
    }),
  )
}

/** Whether a detail is a date, number or role to look up, unlike the "two" of "the two of them". */
const isCheckableValue = (detail: ScoredDetail, bars: Bars): boolean =>
  (isDateOrNumber(detail.item) || (detail.item?.type === 'role' && !isRoleOfClaim(detail))) &&
  detail.pDetail >= bars.checkableValue

/** Whether a role is that of its claim, and so is not called "not found", although the net is not sure of it. */
const isRoleOfClaim = (detail: ScoredDetail): boolean => detail.item?.type === 'role' && isSaidOfIt(detail)
const unique = <T>(list: readonly T[]): T[] => [...new Set(list)]
const wordsOf = (detail: Pick<Detail, 'start' | 'end'>, reading: ParsedSentence, quote: string): string =>
  quote.slice(detail.start - reading.start, detail.end - reading.start)
