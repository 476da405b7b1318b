import { hasTerm, type AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import type { Item, ParsedSentence, Term } from '@/lib/engine/analyse/parsed-sentence'
import { agreeingValue } from '@/lib/engine/compare/agreeing-value'
import { compareItems, hasSameValue, isDateOrNumber } from '@/lib/engine/analyse/compare-values'
import { spansOverlap } from '@/lib/engine/details/spans'
import type { Detail, DetailKind } from '@/lib/schema/finding'
import { isDeedOfOthers } from './deed-of-others'
import { kin, termsShared } from './guards'
import { isDoer } from './second-doer'
import { openDetail, type ScoredDetail } from './score-details'
import { SUPPORTED_CLASS, supportedScore, type ScoredSentence } from './scores'
import type { Bars } from './thresholds'

/** Whether the details of a sentence support it, as a whole or in part. */
export function isSupported(shown: readonly Detail[], scored: ScoredSentence, quote: string, bars: Bars): boolean {
  const { reading, details } = scored
  const agreeing = agreeingOf(shown)
  const [, , ...covered] = scored.scores?.classes ?? []
  const isInPart =
    covered.reduce((sum, share) => sum + share, 0) >= LEAST_COVERED && shown.some((d) => d.verdict === 'open')
  return (
    !isCounterfactual(reading) &&
    !isAboutKin(agreeing, scored) &&
    !isFormerPost(agreeing, scored) &&
    (doSayEnough(agreeing, quote, reading) || isSaidByOneClaim(agreeing, scored)) &&
    !doOnlyNamesAgree(agreeing, details) &&
    !restsOnOneValue(agreeing, scored) &&
    !(areNamesOnly(agreeing) && isDeedOfOthers(agreeing, scored)) &&
    supportedScore(scored, bars) >=
      (isInPart || details.some(({ sameValue }) => sameValue === 'converted') ? bars.inPart : bars.supported)
  )
}

export const agreeingOf = (details: readonly Detail[]): Detail[] => details.filter((d) => d.verdict === 'agrees')

/** The details of a sentence that is a wording of a claim: all its values and phrases agree. */
export function detailsSaidBy(own: AnalysedClaim, { reading, details }: ScoredSentence, quote: string): Detail[] {
  return details
    .filter(({ item, core }) => item !== null || core.length > 1)
    .map((detail) => ({
      ...openDetail(detail, quote.slice(detail.start - reading.start, detail.end - reading.start)),
      verdict: 'agrees',
      dossier: agreeingValue(detail, own, reading),
      claim: own.claim.id,
    }))
}

/** Whether a sentence states something of a person or thing that is clear. */
export const isAssertion = ({ isQuestion, ambiguous, tablePart, words }: ParsedSentence): boolean =>
  !isQuestion && !ambiguous && tablePart === null && words.length >= LEAST_WORDS
const LEAST_WORDS = 5

/** Whether a claim is established, and needs no correction. */
export const isEstablishedClaim = ({ claim }: AnalysedClaim): boolean =>
  claim.status === 'established' && claim.sources.length > 0 && !claim.correction

/**
 * Whether one claim has every content word of a short sentence whose only detail is a term ("coined the term vibe coding"),
 * neither text denies anything, and the net is sure.
 */
function isSaidByOneClaim(
  [detail, ...more]: readonly Detail[],
  { reading, evidence, scores }: ScoredSentence,
): boolean {
  if (!detail?.claim || more.length > 0 || (scores?.classes[SUPPORTED_CLASS] ?? 0) < SURELY_SUPPORTED) return false
  const said = evidence.netClaims.find(({ analysis }) => analysis.claim.id === detail.claim)?.analysis
  const isDenied = [reading, ...(said?.wordingAt(0).readings ?? [])].some((r) => r.clauses.some((c) => c.negated))
  return (
    said !== undefined && !isDenied && reading.terms.length > 2 && reading.terms.every((term) => hasTerm(said, term))
  )
}
/** Minimum probability of the net that the sentence is supported. */
const SURELY_SUPPORTED = 0.9

/**
 * Whether all that agrees is one name or number, in a claim that is not surely relevant and has no other word of the sentence: "the patch was
 * designed with the help of Michael Collins" beside the post of Collins.
 */
function restsOnOneValue([detail, ...more]: readonly Detail[], { reading, evidence, scores }: ScoredSentence): boolean {
  if (!detail || more.length > 0 || !(NAME_KINDS.has(detail.kind) || detail.kind === 'number')) return false
  const at = evidence.netClaims.findIndex(({ analysis }) => analysis.claim.id === detail.claim)
  const said = evidence.netClaims[at]?.analysis
  if (!said || (scores?.relevance[at] ?? -Infinity) >= LEAST_RELEVANCE_OF_NAME) return false
  if ((scores?.classes[SUPPORTED_CLASS] ?? 0) >= SURELY_SUPPORTED) return false
  // The unit right behind a number is a part of it.
  return termsShared(reading, detail, said).every(({ start }) => start >= detail.end && start - detail.end <= 1)
}
/** Minimum log-odds of relevance of a claim that supports a sentence by one name alone. */
const LEAST_RELEVANCE_OF_NAME = 1

/** Whether a sentence begins with a relative of whom no claim behind it is: "Aldrin's father was a pilot". */
function isAboutKin(agreeing: readonly Detail[], { reading, evidence }: ScoredSentence): boolean {
  const isOpening = ({ start }: Term): boolean =>
    /^[^,;]{0,40}(?:'s|\b(?:his|her|their))[\s\u200b]+(?:\p{Ll}+[\s\u200b]+)?$/iu.test(
      reading.text.slice(0, start - reading.start),
    )
  const relatives = reading.terms.filter((term) => kin.has(term.stem) && isOpening(term) && isDoer(reading, term.start))
  const behind = evidence.netClaims.filter(({ analysis }) => agreeing.some(({ claim }) => claim === analysis.claim.id))
  return relatives.some((term) => !behind.some(({ analysis }) => hasTerm(analysis, term)))
}

/** Whether every claim behind a sentence calls its post a former one: "Johnson was president" beside "former President Johnson". */
function isFormerPost(agreeing: readonly Detail[], { reading, evidence }: ScoredSentence): boolean {
  const isFormer = ({ text }: Item): boolean => /^(?:former|ex|late)\b/i.test(text)
  const post = reading.items.find((item) => item.type === 'role' && !isFormer(item))
  const stated = evidence.netClaims
    .filter(({ analysis }) => agreeing.some(({ claim }) => claim === analysis.claim.id))
    .flatMap(({ analysis }) => analysis.wordingAt(0).readings)
    .flatMap((own) =>
      own.items.flatMap((item) => (post && compareItems(post, item) === 'same' ? [isFormer(item)] : [])),
    )
  return stated.length > 0 && stated.every(Boolean)
}

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
  return isOpen && areNamesOnly(agreeing)
}
const areNamesOnly = (details: readonly Detail[]): boolean => details.every(({ kind }) => NAME_KINDS.has(kind))
const NAME_KINDS = new Set<DetailKind>(['name', 'org', 'place', 'work'])

/** Whether the agreeing claim has the value or role, and the net finds that it agrees (`LEAST_SAID`). */
export const isSaidOfIt = ({ agreeing, item, pAgrees }: ScoredDetail): boolean =>
  pAgrees >= LEAST_SAID && agreeing !== null && item !== null && hasSameValue(item, agreeing.analysis.valueItems)
const LEAST_SAID = 0.6
