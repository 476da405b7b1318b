import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { hasSameValue, isDateOrNumber } from '@/lib/engine/analyse/compare-values'
import { hasNameForm } from '@/lib/engine/analyse/name-form'
import type { Item, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { agreeingValue } from '@/lib/engine/compare/agreeing-value'
import { saysPhraseOfClaim } from '@/lib/engine/compare/phrase-of-claim'
import { isWordingOf } from '@/lib/engine/compare/wording-of'
import { detailsSaidBy, isAssertion, isSaidByOneClaim, isEstablishedClaim, restsOnOneName } from './own-wording'
import { spansOverlap } from '@/lib/engine/details/spans'
import { withWholePhrases } from '@/lib/engine/details/whole-phrase'
import { withNearestYear, type DateValue } from '@/lib/text/dates'
import { fold } from '@/lib/text/fold'
import type { Detail, DetailKind, Finding, Verdict } from '@/lib/schema/finding'
import { denialOfClaim, supportConflict } from './support-conflict'
import { comparedDetails, differingDetails } from './differing-details'
import { detailMarkOf } from './marks'
import { withMentionedClaims } from './mentioned'
import { withRelatedClaims } from './related'
import { hasWordsOf, openDetail, type ScoredDetail } from './score-details'
import { supportedScore, type DecideContext, type ScoredSentence } from './scores'
import { withUncoveredParts } from './uncovered-part'
import { barsOfContradicted, operatingPoints, type Bars } from './thresholds'

/** Returns the finding on a sentence: its verdict, or claims on the same thing; null when there is nothing to show. */
export function decideFinding(scored: ScoredSentence, quote: string, context: DecideContext): Finding | null {
  if (isOnlyDate(scored.reading)) return null
  const finding = scored.isPiece ? null : findingBeforeRelated(scored, quote, context)
  const hasVerdict = finding !== null && finding.verdict !== 'unverified'
  const named = finding?.details.filter((detail) => hasVerdict || !isKnownName(detail, scored)) ?? []
  const details = withWholePhrases(named, scored.reading, quote)
  const shown = withRelatedClaims(finding && { ...finding, details }, scored, quote, context.prior)
  return shown && withMentionedClaims(shown, scored)
}

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

/**
 * The verdict on a sentence: contradicted when a detail surely differs; disputed when the dossier doubts the compared
 * value; supported when details agree (partly, when others are open); unverified otherwise, with both values where they
 * may differ. Null when there is nothing to check.
 */
function findingBeforeRelated(scored: ScoredSentence, quote: string, context: DecideContext): Finding | null {
  const { reading, scores, details } = scored
  const bars = operatingPoints[context.prior]
  const base = { start: reading.start, end: reading.end, quote, partial: false, newer: false }
  const newer = reading.items.some(
    (i) =>
      i.type === 'date' &&
      i.date.role !== 'before' &&
      firstDayOf(i.date.value, context.asOfDay) > context.asOfDay &&
      !isForecast(reading, i) &&
      !scored.evidence.netClaims.some(({ analysis }) => hasSameValue(i, analysis.valueItems)),
  )
  const differing = newer ? [] : differingDetails(scored, context, barsOfContradicted(reading, context.prior))
  const own = scored.evidence.netClaims.find(
    ({ analysis }) => isWordingOf(reading, analysis) || saysPhraseOfClaim(reading, analysis),
  )?.analysis
  if (own && !newer && isAssertion(reading) && isEstablishedClaim(own)) {
    const claims = [own.claim.id]
    const sources = sourcesOf(claims, scored, context)
    return { ...base, verdict: 'supported', claims, sources, details: detailsSaidBy(own, scored, quote) }
  }
  if (differing.length > 0 && !own) {
    const doubted = differing.every((d) => d.doubted)
    const open = details.flatMap((d) =>
      differing.some((x) => spansOverlap(x, d)) ? [] : (showDetailByMark(d, scored, quote, bars, false) ?? []),
    )
    const shown = [...differing, ...open].sort((a, b) => a.start - b.start)
    const verdict: Verdict = doubted ? 'disputed' : 'contradicted'
    const claims = unique([...differing, ...open.filter((d) => d.verdict === 'agrees')].flatMap((d) => d.claim ?? []))
    return {
      ...base,
      verdict,
      claims,
      sources: sourcesOf(claims, scored, context),
      details: shown,
    }
  }
  if (!scores) return null
  const [none = 0, unverified = 0, supported = 0, contradicted = 0, disputed = 0] = scores.classes
  const covered = supported + contradicted + disputed
  const compared = newer ? [] : comparedDetails(scored, bars)
  const marks = details.map((detail) => {
    const other = compared.find(({ start }) => start === detail.start)
    const mark = other
      ? openDetail(detail, wordsOf(detail, reading, quote), other.differing)
      : showDetailByMark(detail, scored, quote, bars, true)
    return { detail, mark }
  })
  const settled = marks.flatMap(({ mark }) => mark ?? [])
  const agreeing = settled.filter((d) => d.verdict === 'agrees')
  const score = supportedScore(scored, bars)
  // A date or number without a mark is open: it must not pass as supported with the rest.
  const shown = marks.flatMap(
    ({ detail, mark }) =>
      mark ?? (isCheckableValue(detail, bars) ? openDetail(detail, wordsOf(detail, reading, quote)) : []),
  )
  const isInPart = covered >= LEAST_COVERED && shown.some((d) => d.verdict === 'open')
  const isCovered =
    !newer &&
    !isCounterfactual(reading) &&
    (doSayEnough(agreeing, quote, reading) || isSaidByOneClaim(agreeing, scored)) &&
    !doOnlyNamesAgree(agreeing, details) &&
    !restsOnOneName(agreeing, scored) &&
    score >= (isInPart || details.some(({ sameValue }) => sameValue === 'converted') ? bars.inPart : bars.supported)
  const conflict =
    compared.length > 0 || newer
      ? null
      : (denialOfClaim(scored, quote) ?? (isCovered ? supportConflict(scored, agreeing, quote) : null))
  if (isCovered && compared.length === 0 && conflict === null) {
    const claims = unique([...claimsBehind(agreeing, scored), ...relevantClaims(scored, bars)]).slice(0, 4)
    const isDoubted =
      agreeing.length > 0 &&
      (agreeing.every((d) => d.doubted) || (disputed > supported && agreeing.some((d) => d.doubted)))
    const said = withUncoveredParts(shown, scored, quote, claims)
    const open = said.some((d) => d.verdict === 'open')
    return {
      ...base,
      verdict: isDoubted ? 'disputed' : 'supported',
      partial: !isDoubted && open,
      claims,
      sources: sourcesOf(claims, scored, context),
      details: said,
    }
  }
  if (compared.length === 0 && conflict === null) {
    if (none > unverified && none >= covered) return null
    // A heading without a value to look up gets no finding.
    if (reading.heading && !newer && !settled.some((d) => d.verdict === 'open')) return null
  }
  const open = newer ? [] : settled.filter((d) => d.verdict === 'open')
  const claims = unique([
    ...(conflict?.claim ? [conflict.claim] : []),
    ...compared.flatMap(({ differing }) => differing?.analysis.claim.id ?? []),
  ])
  return {
    ...base,
    verdict: 'unverified',
    newer,
    ...(compared.length > 0 || conflict ? { compare: true } : {}),
    claims,
    sources: sourcesOf(claims, scored, context),
    details: conflict
      ? [conflict, ...open.filter((d) => !spansOverlap(d, conflict))].sort((a, b) => a.start - b.start)
      : open,
  }
}

function firstDayOf(value: DateValue, asOfDay: number): number {
  const day = asOfDay - HALF_CENTURY
  return (value.anyYear ? value : withNearestYear(value, { from: day, to: day })).from
}
/** Days before the dossier's day around which a date without a century is read: it is then never newer. */
const HALF_CENTURY = 18_262

/** Whether a sentence says what did not happen: "if it had landed there, the rocks would have been older". */
const isCounterfactual = ({ text }: ParsedSentence): boolean =>
  /\bif\b/i.test(text) && /\bhad\b/.test(text) && /\b(?:would|might|could) (?:not )?have\b/.test(text)

/** Minimum probability that the dossier covers a sentence, for the lower bar of "supported in part". */
const LEAST_COVERED = 0.8

/** Whether details support a sentence: a value or name does, a term only beside another one. */
const doSayEnough = (agreeing: readonly Detail[], quote: string, reading: ParsedSentence): boolean =>
  agreeing.some((d) => saysEnough(d, quote, reading)) && (agreeing.length > 1 || agreeing[0]?.kind !== 'term')

/** Whether a detail supports a sentence by itself; one plain word in small letters, such as "rules", does not. */
const saysEnough = ({ kind, start, end }: Detail, quote: string, { start: from }: ParsedSentence): boolean =>
  kind !== 'term' || /[\s\p{Lu}\d]/u.test(quote.slice(start - from, end - from))

/**
 * Whether only names agree, beside a role that no claim has or a value that differs: "The owner of Quillon", "Quillon
 * was off by 9.8 percent". The name alone then does not support the sentence.
 */
function doOnlyNamesAgree(agreeing: readonly Detail[], details: readonly ScoredDetail[]): boolean {
  const isOpen = details.some(
    (d) =>
      (d.kind === 'role' || (isDateOrNumber(d.item) && d.differing?.value.result === 'other')) &&
      !isSaidOfIt(d) &&
      !agreeing.some((a) => spansOverlap(a, d)),
  )
  return isOpen && agreeing.every(({ kind }) => NAMED.has(kind))
}
const NAMED = new Set<DetailKind>(['name', 'org', 'place', 'work'])

/** Whether the agreeing claim has the value or role, and the net finds that it agrees (`LEAST_SAID`). */
const isSaidOfIt = ({ agreeing, item, pAgrees }: ScoredDetail): boolean =>
  pAgrees >= LEAST_SAID && agreeing !== null && item !== null && hasSameValue(item, agreeing.analysis.valueItems)
const LEAST_SAID = 0.6

/** Whether a date is predicted ("He expects robots by 2040", "The next one is in 2061"): then nothing has happened later. */
function isForecast({ clauses, text }: ParsedSentence, { start }: Item): boolean {
  const clause = clauses.find((c) => c.start <= start && start < c.end)
  return clause?.hypothetical === true || foretold.test(text)
}
const foretold =
  /\b(?:predict|forecast|expect|project|foresee|foresaw|anticipat|estimat|bet|prophes|envision|aim|plan|promis|schedul)\w*\b|\b(?:will|next|due|upcoming|set to|until then)\b/i

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
  if (mark === null) return null
  const view = mark === 'agrees' ? detail.agreeing?.analysis : undefined
  if (!view) return openDetail(detail, article, mayShowDossierValue && mark === 'compare' ? detail.differing : null)
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
const isCheckableValue = ({ item, pDetail }: ScoredDetail, bars: Bars): boolean =>
  (isDateOrNumber(item) || item?.type === 'role') && pDetail >= bars.checkableValue
const unique = <T>(list: readonly T[]): T[] => [...new Set(list)]
const wordsOf = (detail: ScoredDetail, reading: ParsedSentence, quote: string): string =>
  quote.slice(detail.start - reading.start, detail.end - reading.start)
