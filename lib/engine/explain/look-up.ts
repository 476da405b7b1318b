import type { ScoredSentence } from '@/lib/engine/judge/scores'
import type { Finding, NearClaim, SentenceLookup } from '@/lib/schema/finding'

/** Minimum retrieval score for a near claim, in log-odds. */
const LEAST_NEAR = -6
const MOST_SHOWN_CLAIMS = 3

/** Explains why a sentence is marked or not: a reason, the words searched for, and the nearest claims. */
export function lookUpOf(scored: ScoredSentence, quote: string, finding: Finding | null): SentenceLookup {
  const { reading, evidence } = scored
  const wordsOf = (keep: (key: string) => boolean): string[] => [
    ...new Set(
      reading.terms.filter((t) => keep(t.key)).map((t) => quote.slice(t.start - reading.start, t.end - reading.start)),
    ),
  ]
  const nearest = evidence.netClaims.slice(0, MOST_SHOWN_CLAIMS).map(({ analysis }): NearClaim => ({
    claim: analysis.claim.id,
    shared: wordsOf((key) => analysis.vocabulary.has(key)),
    missing: wordsOf((key) => !analysis.vocabulary.has(key)),
  }))
  return {
    start: reading.start,
    end: reading.end,
    quote,
    finding,
    reason: reasonOf(scored, finding),
    lookedFor: wordsOf(() => true),
    nearest,
  }
}

function reasonOf({ reading, evidence, scores }: ScoredSentence, finding: Finding | null): SentenceLookup['reason'] {
  if (finding) return finding.newer ? 'newer' : finding.verdict === 'unverified' ? 'not-sure' : 'finding'
  if (reading.isQuestion) return 'question'
  const top = evidence.netClaims[0]?.retrieved.score ?? -Infinity
  if (!reading.mentionsSubject && !reading.impliedSubject && top < LEAST_NEAR) return 'not-about-subject'
  if (top < LEAST_NEAR || !scores) return 'no-near-claim'
  const [none = 0, unverified = 0] = scores.classes
  return none > unverified ? 'nothing-checkable' : 'not-sure'
}
