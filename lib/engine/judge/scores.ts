import type { Claim, Source } from '@/lib/dossier/format/schema'
import type { Opinion } from '@/lib/features/evidence-feature'
import { hasTerm, type AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { isDateOrNumber } from '@/lib/engine/analyse/compare-values'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { JoinedSentence } from '@/lib/engine/analyse/passages'
import { partsBeside } from '@/lib/engine/details/spans'
import type { LinkScores } from '@/lib/engine/link/net/linking-net'
import type { PreparedEvidence } from '@/lib/engine/link/prepare-evidence'
import type { Entailment } from '@/lib/engine/reader/reader'
import type { Detail } from '@/lib/schema/finding'
import { barsOf, type Bars, type CheckOccasion } from './bars'
import type { Pair } from './pairs'

/** The inputs of a verdict besides the sentence. */
export interface JudgeContext {
  claims: ReadonlyMap<string, Claim>
  sources: ReadonlyMap<number, Source>
  subjectName: string
  /** The subject is a person: a text that never names them may be about another person with the same career. */
  isOnPerson: boolean
  /** Last day covered by the dossier, in days since 1970. */
  asOfDay: number
}

/** A sentence with all inputs of its verdict. */
export interface ScoredSentence {
  reading: ParsedSentence
  /** Set where the offsets of the reading are those of a passage. */
  passage: JoinedSentence | undefined
  /** Scores of the net; null where no claim is near enough for it to run. */
  scores: LinkScores | null
  evidence: PreparedEvidence
  details: Pair[]
  /** Quotations in the sentence, each compared with the words of the evidence. */
  quoted: readonly Detail[]
  /** The opinion of others on a claim that the sentence repeats. It is shown instead of a verdict. */
  opinion: Opinion | undefined
  /** Reads the sentence beside one of its claims; null where it is not read. */
  entailment: (claim: AnalysedClaim) => Entailment | null
  /** The text, up to and including this sentence, has named the subject. */
  namesSubject: boolean
  /** The text has no other sentence. */
  isAlone: boolean
  /** The text is only a piece of a sentence, and gets no verdict. */
  isPiece: boolean
}

/*
 * The net learns from texts in which a quarter of the sentences is wrong; of published sentences one in a hundred is. Logistic
 * regressions over its results, fitted to pages with the mix of published ones (`packages/lab/train/fit-scores.ts`),
 * adapt them to that base rate. The first weight of each is the intercept.
 */
const AGREES_WEIGHTS = [-2.273, 0.703, -0.37, -0.215, 1.906]
const OPEN_WEIGHTS = [-1.73, 0.323, 0.117, 0.387, -0.046, 0.052, 1.126]
const CONTRADICTED_WEIGHTS = [-3.374, 0.459, 0.246, 0.275, -0.308, 0.384, -0.039, 2.202]
/** Those for asking are fitted on statements that somebody asked about. */
const SUPPORTED_WEIGHTS: Record<CheckOccasion, readonly number[]> = {
  along: [-1.025, 0.458, -0.062, -0.056, -0.021, 0.267, 0.109, 0.234, -0.281],
  asked: [-0.332, 0.431, -0.111, 0.034, -0.124, 0.047, 0.017, 0.4, -0.8],
}

/** Indices of two sentence classes. */
const SUPPORTED_CLASS = 2
const CONTRADICTED_CLASS = 3

/** Probabilities of the net that the sentence is supported and contradicted, 0 where it did not run. */
export const pSupported = (scores: LinkScores | null): number => scores?.classes[SUPPORTED_CLASS] ?? 0
export const pContradicted = (scores: LinkScores | null): number => scores?.classes[CONTRADICTED_CLASS] ?? 0

/** Log-odds that the sentence is contradicted by one of its details; -Infinity for a detail that cannot contradict. */
export const contradictedScore = (
  detail: Pair,
  { reading, scores }: Pick<ScoredSentence, 'reading' | 'scores'>,
): number => (scores ? sumWeighted(contradictedFeatures(detail, reading, scores), CONTRADICTED_WEIGHTS) : -Infinity)

/** Log-odds that the dossier has what the sentence says, given the reader's answer. */
export const supportedScore = (scored: ScoredSentence, answer: Entailment, occasion: CheckOccasion): number =>
  scored.scores
    ? sumWeighted(supportedFeatures(scored, scored.scores, answer, barsOf[occasion]), SUPPORTED_WEIGHTS[occasion])
    : -Infinity

/** Whether a detail is right and worth a mark: a relevant claim has its very value, or its words and the net reads it so. */
export const mayAgree = (detail: Pair, bars: Bars): boolean =>
  detail.sameValue !== null || sumWeighted(agreesFeatures(detail, bars), AGREES_WEIGHTS) >= bars.agrees

/** Log-odds that a detail could be checked and that the dossier leaves it open. */
export const openScore = (detail: Pair, scored: Pick<ScoredSentence, 'scores' | 'namesSubject'>): number =>
  sumWeighted(openFeatures(detail, scored), OPEN_WEIGHTS)

/** Features for `AGREES_WEIGHTS`; null where no relevant claim has the detail, or the net finds it too unlikely. */
export function agreesFeatures({ pDetail, pAgrees, pOpen, core, agreeing }: Pair, bars: Bars): number[] | null {
  if (!agreeing || agreeing.relevance < bars.agreesRelevant || pAgrees < LEAST_AGREES) return null
  return [logit(pDetail), logit(pAgrees), logit(pOpen), Math.log(1 + core.length)]
}
/** Minimum of `Pair.pAgrees`: the probability that a detail agrees, given that it is a detail. */
const LEAST_AGREES = 0.7

export function openFeatures(
  { pDetail, pDiffers, pOpen }: Pair,
  { scores, namesSubject }: Pick<ScoredSentence, 'scores' | 'namesSubject'>,
): number[] {
  const [none = 0, unverified = 0] = scores?.classes ?? []
  return [...[pDetail, pDiffers, pOpen, none, unverified].map(logit), Number(namesSubject)]
}

/** Features for `CONTRADICTED_WEIGHTS`; null for a detail without a claim that it differs from. */
export function contradictedFeatures(
  detail: Pair,
  { terms }: ParsedSentence,
  { classes }: LinkScores,
): number[] | null {
  const { differing, pDiffers, pAgrees, item } = detail
  if (!differing) return null
  const { result, isWhole } = differing.value
  const others = partsBeside(terms, detail)
  const isSaid = others.length > 1 && others.every((term) => hasTerm(differing.analysis, term))
  return [
    logit(pDiffers),
    logit(classes[CONTRADICTED_CLASS] ?? 0),
    Number(result === 'other'),
    Number(isWhole),
    Number(isDateOrNumber(item)),
    logit(Math.max(pAgrees, 0.001)),
    // The claim has all other words of the sentence, and another date: it is on the same event.
    Number(isSaid && result === 'other' && item?.type === 'date'),
  ]
}

export function supportedFeatures(
  { details }: ScoredSentence,
  { classes }: LinkScores,
  { says, contradicts }: Entailment,
  bars: Bars,
): number[] {
  const [none = 0, unverified = 0, supported = 0, contradicted = 0, disputed = 0] = classes
  // Values and phrases: a bare word by itself supports little.
  const telling = details.filter((d) => (d.item !== null || d.core.length > 1) && mayAgree(d, bars))
  return [
    logit(supported + disputed),
    logit(none),
    logit(unverified),
    logit(contradicted),
    Math.min(3, telling.length),
    logit(Math.max(LEAST_CONTRAST, ...details.filter((d) => d.differing).map((d) => d.pDiffers))),
    ...[says, contradicts].map((p) => logit(Math.min(MOST_SURE, Math.max(1 - MOST_SURE, p)))),
  ]
}
/** Highest certainty of the reader that counts. */
const MOST_SURE = 0.995
/** Lower limit of the highest probability of differing. Details without a claim to differ from do not count. */
const LEAST_CONTRAST = 0.02

export function sumWeighted(features: readonly number[] | null, [base = 0, ...weights]: readonly number[]): number {
  return features ? features.reduce((sum, x, k) => sum + x * (weights[k] ?? 0), base) : -Infinity
}

export const logit = (p: number): number => Math.log(Math.max(p, 0) + 1e-6) - Math.log(Math.max(1 - p, 0) + 1e-6)
