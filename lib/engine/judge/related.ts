import type { PreparedEvidence } from '@/lib/engine/link/prepare-evidence'
import type { LinkScores } from '@/lib/engine/link/net/linking-net'
import type { Finding, Detail } from '@/lib/schema/finding'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { logit, sumWeighted, type ScoredSentence } from './scores'
import { barsOf, type CheckOccasion } from './bars'
import { fitsAnyValue, isDateOrNumber } from '@/lib/engine/analyse/compare-values'
import { stopWords } from '@/lib/engine/lexicon/concepts'
import { fold } from '@/lib/text/fold'
import { wordsOf } from '@/lib/text/words'
import { spansOverlap } from '@/lib/text/spans'
import { mapDefined } from '@/lib/text/lists'
import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'

/**
 * Adds claims on the same thing ("Not settled") to a finding without a verdict, first a claim whose value may
 * differ. A sentence without a finding gets one if it has such claims. Without any, a sentence that the dossier may
 * cover gets no finding, since "not covered" would deny what the dossier has.
 */
export function withRelatedClaims(
  finding: Finding | null,
  scored: ScoredSentence,
  quote: string,
  prior: CheckOccasion,
): Finding | null {
  const { scores, reading } = scored
  if (finding ? finding.verdict !== 'unverified' || finding.newer : reading.isQuestion) return finding
  if (saysOnlyName(reading)) return reading.terms.length > 0 && finding?.details.length === 0 ? null : finding
  const bars = barsOf[prior]
  const covered = scores ? sumWeighted(coveredFeatures(scores, scored.evidence), COVERED_WEIGHTS) : -Infinity
  const named = mapDefined(finding?.details ?? [], ({ claim }) => claim)
  const compared = finding ? [...named, ...otherValues(scored)] : []
  const nearest = covered >= bars.related ? nearestClaims(scored) : []
  const related = [...new Set([...compared, ...nearest])].slice(0, MOST_RELATED)
  const isSilent = covered >= bars.maybeCovered && scored.quoted.length === 0
  if (related.length === 0) return isSilent ? null : finding
  const { start, end } = reading
  const silent = { start, end, quote, verdict: 'unverified', partial: false, newer: false } as const
  return { ...(finding ?? { ...silent, claims: [], sources: [], details: [] }), related }
}

/** Whether a sentence is only the subject's name, as in a heading: no claim is on it more than any other. */
export const saysOnlyName = ({ terms, items }: ParsedSentence): boolean =>
  terms.every((term) => items.some((item) => item.type === 'subject' && spansOverlap(item, term)))

/** Maximum distance of a second claim from the first, in log-odds, for it to be named too. */
const MOST_LOG_ODDS_BEHIND = 2
const MOST_RELATED = 2

/** Returns claims with a different value of the same kind, where the net is sure that the detail differs. */
const otherValues = ({ details }: ScoredSentence): string[] =>
  mapDefined(details, ({ differing, pDiffers }) =>
    differing?.value.result === 'other' && pDiffers >= SURELY_DIFFERS ? differing.analysis.claim.id : undefined,
  )
const SURELY_DIFFERS = 0.9

/** Returns the nearest claim and others nearly as near, by the net, the retrieval and the wordings. */
function nearestClaims({ scores, evidence }: ScoredSentence): string[] {
  const ranked = evidence.netClaims
    .flatMap(({ analysis, retrieved: { score, likeness } }, k) => {
      const relevance = scores?.relevance[k] ?? -8
      if (relevance < LEAST_RELEVANCE && likeness < LEAST_LIKENESS) return []
      return [{ id: analysis.claim.id, log: 0.5 * relevance + 0.3 * score + 1.7 * likeness }]
    })
    .sort((a, b) => b.log - a.log)
  return ranked.filter(({ log }) => log >= (ranked[0]?.log ?? 0) - MOST_LOG_ODDS_BEHIND).map(({ id }) => id)
}

/** Minimum relevance (log-odds) and likeness; a claim below both only shares a word with the sentence by chance. */
const LEAST_RELEVANCE = -2
const LEAST_LIKENESS = 0.4

/*
 * Sum, two to one, of two logistic regressions fitted to the pages for thresholds (`packages/lab/train/fit-scores.ts`):
 * one over the net, one over the wordings. The net has learnt from pages by the same hands, so a joint fit leaves nothing
 * to the wordings, which read published pages better.
 */
const COVERED_WEIGHTS = [-0.685, 0.159, -0.035, -0.032, 0.203, 0.272, 0.562]

/** Features for `COVERED_WEIGHTS`: highest relevance, log-odds of three classes, best retrieval score and likeness. */
export function coveredFeatures({ relevance, classes }: LinkScores, { netClaims }: PreparedEvidence): number[] {
  const [none = 0, unverified = 0, supported = 0, contradicted = 0, disputed = 0] = classes
  return [
    Math.max(...relevance),
    ...[none, unverified, supported + contradicted + disputed].map(logit),
    Math.max(...netClaims.map(({ retrieved }) => retrieved.score)),
    Math.max(...netClaims.map(({ retrieved }) => retrieved.likeness)),
  ]
}

/**
 * Sets the claim of open details whose words or value a shown claim has. It may say something else of them ("bought from
 * Disney" for "Disney bought"), but "not found" would be untrue. Beside what supports a sentence, a near claim that has
 * an open name is shown too.
 */
export function withMentionedClaims(finding: Finding, { reading, evidence }: ScoredSentence): Finding {
  const isOpen = ({ verdict, dossier }: Detail): boolean => verdict === 'open' && dossier === null
  if (!finding.details.some(isOpen)) return finding
  const ids = [...finding.claims, ...(finding.related ?? [])]
  const withStems = ({ analysis }: { analysis: AnalysedClaim }) => ({
    analysis,
    stems: new Set(wordsOf(fold(analysis.claim.text)).map(({ stem }) => stem)),
  })
  const shown = mapDefined(ids, (id) => {
    const claim = evidence.netClaims.find(({ analysis }) => analysis.claim.id === id)
    return claim && withStems(claim)
  })
  const added: AnalysedClaim[] = []
  const details = finding.details.map((detail): Detail => {
    if (!isOpen(detail)) return detail
    const item = reading.items.find((i) => isDateOrNumber(i) && i.start >= detail.start && i.end <= detail.end)
    const words = wordsOf(fold(detail.article)).filter(({ lower }) => !stopWords.has(lower))
    const hasDetail = ({ analysis, stems }: ReturnType<typeof withStems>): boolean =>
      (item !== undefined && fitsAnyValue(item, analysis.valueItems)) ||
      (words.length > 0 && words.every(({ stem }) => stems.has(stem)))
    const inShown = shown.find(hasDetail)
    if (inShown) return { ...detail, claim: inShown.analysis.claim.id }
    const isName = detail.kind !== 'term' && item === undefined
    const inNear =
      finding.verdict === 'supported' && isName ? evidence.netClaims.map(withStems).find(hasDetail) : undefined
    if (!inNear) return detail
    added.push(inNear.analysis)
    return { ...detail, claim: inNear.analysis.claim.id }
  })
  const claims = [...new Set([...finding.claims, ...added.map(({ claim }) => claim.id)])]
  // The sources of a claim that only mentions a name do not support the sentence.
  return { ...finding, details, claims }
}
