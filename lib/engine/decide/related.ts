import type { RankedClaim } from '@/lib/engine/link/rank-evidence'
import type { LinkScores } from '@/lib/engine/link/net/linking-net'
import type { Finding } from '@/lib/schema/finding'
import { logit, type ScoredSentence } from './scores'
import { operatingPoints, type Prior } from './thresholds'

/**
 * A sentence without a verdict, with the claims that are on the same thing ("The dossier on this"); a claim with a value
 * that may differ comes first. A sentence without a finding gets one where a claim is surely on the same thing.
 */
export function withRelated(
  finding: Finding | null,
  scored: ScoredSentence,
  quote: string,
  prior: Prior,
): Finding | null {
  if (finding ? finding.verdict !== 'unverified' || finding.newer : scored.reading.question) return finding
  const bars = operatingPoints[prior]
  const least = finding ? bars.related : bars.relatedAlone
  const compared = finding ? [...finding.details.flatMap(({ claim }) => claim ?? []), ...otherValues(scored)] : []
  const related = [...new Set([...compared, ...relatedClaims(scored, least)])].slice(0, MOST_RELATED)
  if (related.length === 0) return finding
  const { start, end } = scored.reading
  const silent = { start, end, quote, verdict: 'unverified', partial: false, newer: false } as const
  return { ...(finding ?? { ...silent, claims: [], sources: [], details: [] }), related }
}

/** A second claim is named up to so much, in log-odds, behind the first. */
const BEHIND = 2
const MOST_RELATED = 2

/** Claims with another value of the kind, where the net is sure that the sentence differs ("2.5 petabytes"). */
const otherValues = ({ details }: ScoredSentence): string[] =>
  details.flatMap(({ differing, differs }) =>
    differing?.value.result === 'other' && differs >= SURELY_DIFFERS ? differing.view.claim.id : [],
  )
const SURELY_DIFFERS = 0.9

function relatedClaims({ scores, evidence }: ScoredSentence, least: number): string[] {
  if (!scores) return []
  const ranked = evidence.rankedClaims
    .map((claim, k) => ({ id: claim.view.claim.id, score: relatedScore(claim, scores, k) }))
    .sort((a, b) => b.score - a.score)
  const [best] = ranked
  if (!best || best.score < least) return []
  return ranked.filter(({ score }) => score >= best.score - BEHIND).map(({ id }) => id)
}

/*
 * The mean of two logistic regressions, fitted to the pages for the thresholds (`tools/lab/train/fit-scores.ts`): one over the
 * net, one over the likeness of wordings. The net has learnt from pages by the same hands, so a joint fit leaves nothing to
 * the wordings, which read published pages better.
 */
const RELATED_WEIGHTS = [-0.987, 0.512, 0.078, 0.062, 0.138, 0.324, 1.726]

/** Log-odds that a sentence is based on the claim of rank `k`. */
function relatedScore(claim: RankedClaim, scores: LinkScores, k: number): number {
  const [base = 0, ...weights] = RELATED_WEIGHTS
  return relatedFeatures(claim, scores, k).reduce((sum, x, i) => sum + x * (weights[i] ?? 0), base)
}

/** The outputs of the net, then the likeness of the wordings. */
export function relatedFeatures({ retrieved }: RankedClaim, { relevance, sentence }: LinkScores, k: number): number[] {
  const [none = 0, unverified = 0, supported = 0, contradicted = 0, disputed = 0] = sentence
  const classes = [none, unverified, supported + contradicted + disputed].map(logit)
  return [relevance[k] ?? -8, ...classes, retrieved.score, retrieved.likeness]
}
