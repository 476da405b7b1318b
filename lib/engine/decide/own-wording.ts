import { hasTerm, type AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { agreeingValue } from '@/lib/engine/compare/agreeing-value'
import type { Detail } from '@/lib/schema/finding'
import { termsShared } from './guards'
import { openDetail } from './score-details'
import { SUPPORTED_CLASS, type ScoredSentence } from './scores'

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
export function isSaidByOneClaim(
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
 * Whether all that agrees is one name, in a claim that is not surely relevant and has no other word of the sentence: "the patch was
 * designed with the help of Michael Collins" beside the post of Collins.
 */
export function restsOnOneName(
  [detail, ...more]: readonly Detail[],
  { reading, evidence, scores }: ScoredSentence,
): boolean {
  if (!detail || more.length > 0 || !/^(?:name|org|place|work)$/.test(detail.kind)) return false
  const at = evidence.netClaims.findIndex(({ analysis }) => analysis.claim.id === detail.claim)
  const said = evidence.netClaims[at]?.analysis
  if (!said || (scores?.relevance[at] ?? -Infinity) >= LEAST_RELEVANCE_OF_NAME) return false
  if ((scores?.classes[SUPPORTED_CLASS] ?? 0) >= SURELY_SUPPORTED) return false
  return termsShared(reading, detail, said).length === 0
}
/** Minimum log-odds of relevance of a claim that supports a sentence by one name alone. */
const LEAST_RELEVANCE_OF_NAME = 1
