import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { compareItems, hasSameValue, isDateOrNumber } from '@/lib/engine/analyse/compare-values'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { DossierValue } from '@/lib/engine/compare/dossier-value'
import { detailSpans, type DetailSpan } from '@/lib/engine/details/spans'
import type { LinkScores } from '@/lib/engine/link/net/linking-net'
import type { PreparedEvidence } from '@/lib/engine/link/prepare-evidence'
import { sigmoid } from '@/lib/engine/model/tensor'
import type { Detail } from '@/lib/schema/finding'
import { agreeingClaim } from './agreeing-claim'
import { differingClaim } from './differing-claim'
import { termsShared } from './guards'
import { rankedClaims, type LinkedClaim } from './ranked-claims'

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
  const isSure = pAgrees >= SURELY_AGREES
  const agreeing = agreeingClaim(
    span,
    rankedClaims(span, 0, evidence, scores),
    reading,
    evidence,
    scores,
    isOnPerson,
    isSure,
  )
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
    differing:
      pDiffers >= LEAST_DIFFERS
        ? differingClaim(span, rankedClaims(span, 1, evidence, scores), reading, evidence, scores, pDiffers)
        : null,
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
