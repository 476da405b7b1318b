import { isDateOrNumber } from '@/lib/engine/analyse/compare-values'
import type { Item } from '@/lib/engine/analyse/parsed-sentence'
import type { ScoredSentence } from '@/lib/engine/judge/scores'
import { SENTENCE_CLASSES } from '@/lib/engine/link/net/linking-net'
import { sigmoid } from '@/lib/engine/model/tensor'
import type { Finding, NearClaim, SentenceLookup } from '@/lib/schema/finding'
import type { Span } from '@/lib/text/spans'

/** The reasoning about one sentence, in words and figures. */
export interface Explanation extends Span {
  quote: string
  /** Items of the sentence: "person Fei-Fei Li = fei-fei li" (with the id), "date June 2017 (at)", "number 12 of student". */
  read: string[]
  /** The claims that it may be based on, likeliest first, with probabilities. */
  near: { claim: string; relevance: number }[]
  /** Details of the sentence, with the probabilities of agreeing and differing. */
  details: {
    words: string
    kind: string
    agrees: number
    differs: number
    claim: string | null
    dossier: string | null
  }[]
  /** Probabilities of the sentence's classes. */
  classes: Record<(typeof SENTENCE_CLASSES)[number], number>
  finding: Finding | null
}

const MOST_SHOWN_CLAIMS = 5

/** Kind of an item, shown behind its words: the role of a date, the unit of a number, the id of a known name. */
function valueOf(item: Item): string {
  if (item.type === 'date') return ` (${item.date.role})`
  if (item.type === 'number') return item.unit ? ` of ${item.unit}` : ''
  return 'id' in item && item.known ? ` = ${item.id}` : ''
}

export function explanationOf(scored: ScoredSentence, quote: string, finding: Finding | null): Explanation {
  const { reading, scores, evidence, details } = scored
  const wordsOf = (start: number, end: number): string =>
    reading.text.slice(start - reading.start, end - reading.start).trim()
  const classes = Object.fromEntries(SENTENCE_CLASSES.map((name, i) => [name, scores?.classes[i] ?? 0]))
  return {
    start: reading.start,
    end: reading.end,
    quote,
    read: reading.items.map((item) => `${item.type} ${item.text}${valueOf(item)}`),
    near: evidence.netClaims
      .map(({ analysis }, k) => ({ claim: analysis.claim.id, relevance: sigmoid(scores?.relevance[k] ?? -20) }))
      .sort((a, b) => b.relevance - a.relevance)
      .slice(0, MOST_SHOWN_CLAIMS),
    details: details.map((d) => ({
      words: wordsOf(d.start, d.end),
      kind: d.kind,
      agrees: d.pAgrees,
      differs: d.pDiffers,
      claim: (d.pDiffers > d.pAgrees ? d.differing : d.agreeing)?.analysis.claim.id ?? null,
      dossier: d.differing?.value.text ?? null,
    })),
    classes: classes as Explanation['classes'],
    finding,
  }
}

/** Minimum retrieval score for a near claim, in log-odds. */
const LEAST_NEAR = -6
const MOST_LOOKED_UP = 3

/** Explains why a sentence is marked or not: a reason, the words searched for, and the nearest claims. */
export function lookUpOf(scored: ScoredSentence, quote: string, finding: Finding | null): SentenceLookup {
  const { reading, evidence } = scored
  const wordsOf = (keep: (key: string) => boolean): string[] => [
    ...new Set(
      reading.terms.filter((t) => keep(t.key)).map((t) => quote.slice(t.start - reading.start, t.end - reading.start)),
    ),
  ]
  const nearest = evidence.netClaims.slice(0, MOST_LOOKED_UP).map(({ analysis }): NearClaim => ({
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
  if (finding?.newer) return 'newer'
  if (finding) return finding.verdict === 'unverified' ? 'not-sure' : 'finding'
  if (reading.isQuestion) return 'question'
  const top = evidence.netClaims[0]?.retrieved.score ?? -Infinity
  if (!reading.mentionsSubject && !reading.impliedSubject && top < LEAST_NEAR) return 'not-about-subject'
  if (top < LEAST_NEAR || !scores) return 'no-near-claim'
  const [none = 0, unverified = 0] = scores.classes
  // A sentence with a date or a figure can be checked, even if the net finds nothing to check in it.
  return none > unverified && !reading.items.some(isDateOrNumber) ? 'nothing-checkable' : 'not-sure'
}
