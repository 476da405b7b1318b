import type { RankedClaim } from '@/lib/engine/link/rank-evidence'
import type { LinkScores } from '@/lib/engine/link/net/linking-net'
import type { Finding } from '@/lib/schema/finding'
import { logit, type ScoredSentence } from './scores'
import type { Prior } from './thresholds'

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
  const least = prior === 'asked' ? LEAST_ASKED : finding ? LEAST_BESIDE : LEAST_ALONE
  const compared = finding?.details.flatMap(({ claim }) => claim ?? []) ?? []
  const related = [...new Set([...compared, ...relatedClaims(scored, least)])].slice(0, MOST_RELATED)
  if (related.length === 0) return finding
  const { start, end } = scored.reading
  const silent = { start, end, quote, verdict: 'unverified', partial: false, newer: false } as const
  return { ...(finding ?? { ...silent, claims: [], sources: [], details: [] }), related }
}

/**
 * Minimum log-odds that the sentence is based on a claim, for naming it beside an unverified sentence and for a finding of
 * its own: one in 25 uncovered sentences of the pages for the thresholds. To deny what the dossier has is the worse error.
 */
const LEAST_BESIDE = -1.5
const LEAST_ALONE = -1
/** Minimum for a sentence that somebody asks about: the nearest claims are better than none. */
const LEAST_ASKED = -4
/** A second claim is named up to so much, in log-odds, behind the first. */
const BEHIND = 2
const MOST_RELATED = 2

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
 * The mean of two logistic regressions, fitted to the pages for the thresholds (`scripts/train/fit-scores.ts`): one over the
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
