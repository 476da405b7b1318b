import type { ScoredSentence } from '@/lib/engine/decide/scores'
import type { Finding, NearClaim, SentenceLookup } from '@/lib/schema/finding'

/** Minimum retrieval score for a near claim, in log-odds. */
const LEAST_NEAR = -6
const SHOWN = 3

/** Explains why a sentence is marked or not: a reason, the words searched for, and the nearest claims. */
export function lookUpOf(scored: ScoredSentence, quote: string, finding: Finding | null): SentenceLookup {
  const { reading, evidence } = scored
  const wordsOf = (keep: (key: string) => boolean): string[] => [
    ...new Set(
      reading.terms.filter((t) => keep(t.key)).map((t) => quote.slice(t.start - reading.start, t.end - reading.start)),
    ),
  ]
  const nearest = evidence.rankedClaims.slice(0, SHOWN).map(({ view }): NearClaim => ({
    claim: view.claim.id,
    shared: wordsOf((key) => view.vocabulary.has(key)),
    missing: wordsOf((key) => !view.vocabulary.has(key)),
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
  if (reading.question) return 'question'
  const top = evidence.rankedClaims[0]?.retrieved.score ?? -Infinity
  if (!reading.ofSubject && !reading.implied && top < LEAST_NEAR) return 'not-about-subject'
  if (top < LEAST_NEAR || !scores) return 'no-near-claim'
  const [none = 0, unverified = 0] = scores.sentence
  return none > unverified ? 'nothing-checkable' : 'not-sure'
}
