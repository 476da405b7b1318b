import { dossierValue, wholeClaim, type DossierValue } from '@/lib/engine/compare/dossier-value'
import { isMeasured, mayConflict, standsForSubject } from '@/lib/engine/decide/guards'
import { mayHaveSameMeaning, spellsOut } from '@/lib/engine/compare/same-meaning'
import { isRoleOfOthers } from '@/lib/engine/decide/role-holder'
import { hasNameForm } from '@/lib/engine/analyse/name-form'
import { stayAround } from '@/lib/engine/compare/agreeing-value'
import type { RankedEvidence } from '@/lib/engine/link/rank-evidence'
import type { LinkScores } from '@/lib/engine/link/net/linking-net'
import { logSigmoid, sigmoid } from '@/lib/engine/model/tensor'
import { fitsAny, hasSame } from '@/lib/engine/analyse/compare-values'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { detailSpans, type DetailSpan } from '@/lib/engine/details/spans'
import type { Detail, DetailKind } from '@/lib/schema/finding'

/** A detail with the results of the net and the claims that it is compared with. */
export interface ScoredDetail extends DetailSpan {
  /** Minimum probability, over its words, that they are part of a detail at all. */
  inside: number
  /** Minimum probability, over its words, that it agrees; given that it is a detail. */
  agrees: number
  /** Maximum probability, over its words, that it differs. */
  differs: number
  /** Mean probability, over its words, that the dossier leaves it open; given that it is a detail. */
  open: number
  /** The claim that it agrees with, if any, and the claim that it differs from. */
  agreeing: LinkedClaim | null
  differing: (LinkedClaim & { value: DossierValue }) | null
}

/** A claim that a detail may agree with or differ from. */
interface LinkedClaim {
  view: AnalysedClaim
  /** Log-probability of the relation ("agrees" or "differs") to a word of the detail, plus that of relevance. */
  log: number
  /** Probability that the sentence is based on the claim. */
  relevance: number
}

/** Returns a detail as it is shown: with the verdict "open", and the values of `compare` if given. */
export function shownDetail(
  { start, end, kind }: DetailSpan,
  article: string,
  compare: ScoredDetail['differing'] = null,
): Detail {
  return {
    ...{ start, end, kind, article, verdict: 'open', doubted: false },
    dossier: compare?.value.text ?? null,
    question: compare?.value.question ?? null,
    claim: compare?.view.claim.id ?? null,
    slot: compare?.value.slot ?? null,
  }
}

/** Judges the details of a sentence, each with the claims that could answer it. */
export function scoreDetails(
  reading: ParsedSentence,
  evidence: RankedEvidence,
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
  evidence: RankedEvidence,
  scores: LinkScores,
  isOnPerson: boolean,
): ScoredDetail {
  let inside = 1
  let agrees = 1
  let differs = 0
  let open = 0
  for (const t of span.core) {
    const [outside = 1, a = 0, d = 0, o = 0] = scores.words.subarray(t * 4, t * 4 + 4)
    inside = Math.min(inside, 1 - outside)
    agrees = Math.min(agrees, a / (1 - outside + 0.02))
    differs = Math.max(differs, d)
    open += o / (1 - outside + 0.02) / span.core.length
  }
  const ranked = (verdict: number): Ranked[] =>
    evidence.rankedClaims
      .map((_, at) => {
        let log = -Infinity
        for (const t of span.core)
          log = Math.max(log, scores.verdicts[(at * scores.length + t) * 3 + verdict] ?? -Infinity)
        return { at, log: log + logSigmoid(scores.relevance[at] ?? -8) }
      })
      .sort((a, b) => b.log - a.log)
  return {
    ...span,
    inside,
    agrees,
    differs,
    open,
    agreeing: agreeingClaim(span, ranked(0), reading, evidence, scores, isOnPerson),
    differing: differs >= LEAST_DIFFERS ? differingClaim(span, ranked(1), reading, evidence, scores, differs) : null,
  }
}

/** Minimum probability of differing for a search of the claim that a detail differs from. */
const LEAST_DIFFERS = 0.05

/** The likeliest claim with the words of a detail; null if none of the likely claims has them. */
function agreeingClaim(
  span: DetailSpan,
  ranked: readonly Ranked[],
  reading: ParsedSentence,
  { rankedClaims }: RankedEvidence,
  scores: LinkScores,
  isOnPerson: boolean,
): LinkedClaim | null {
  const [top] = ranked
  if (!top) return null
  for (const { at, log } of ranked.slice(0, 4)) {
    const view = rankedClaims[at]?.view
    if (log < top.log - NEARLY_AS_LIKELY) break
    if (view && hasWordsOf(view, span, reading) && !(isOnPerson && isRoleOfOthers(span.item, reading, view)))
      return { view, log, relevance: sigmoid(scores.relevance[at] ?? -8) }
  }
  return null
}

/** Whether a claim says a detail: it has the value, or every content word in one of its wordings. */
export function hasWordsOf(view: AnalysedClaim, { item, start, end }: DetailSpan, reading: ParsedSentence): boolean {
  if (isMeasured(item)) return fitsAny(item, view.known) || stayAround(item, view) !== null
  if (item && item.type !== 'degree' && hasSame(item, view.known)) return true
  return reading.terms
    .filter((term) => term.start < end && term.end > start)
    .every((term) => view.stems.has(term.stem) || view.vocabulary.has(term.key))
}

interface Ranked {
  at: number
  log: number
}

/** Maximum difference of log-probability from the likeliest claim, for a claim that is considered in its place. */
const NEARLY_AS_LIKELY = 2.5

/** Returns the claim that a detail differs from: the likeliest with a different value of the same kind; else null. */
function differingClaim(
  span: DetailSpan,
  ranked: readonly Ranked[],
  reading: ParsedSentence,
  evidence: RankedEvidence,
  scores: LinkScores,
  differs: number,
): ScoredDetail['differing'] {
  const [top] = ranked
  if (!top) return null
  const words = reading.text.slice(span.start - reading.start, span.end - reading.start)
  const possible = ranked
    .filter(({ log }) => log >= top.log - NEARLY_AS_LIKELY)
    .slice(0, 4)
    .flatMap(({ at, log }) => {
      const view = evidence.rankedClaims[at]?.view
      if (!view) return []
      const relevance = sigmoid(scores.relevance[at] ?? -8)
      if (!mayConflict(reading, span, view) || hasOwnValue(span, words, view)) return []
      const isSure = !span.item && differs >= SURELY_DIFFERS && relevance >= SURELY_RELEVANT
      const value = dossierValue(span, at, reading, evidence, scores) ?? (isSure ? wholeClaim(view) : null)
      return value && !standsForSubject(reading, span, view, value) ? [{ at, view, log, relevance, value }] : []
    })
  // An equal value never differs, whatever its context.
  if (possible[0]?.value.result === 'same') return null
  if (
    isWorded(span) &&
    possible.some(({ value }) => value.slot !== null || value.text.length < 60) &&
    possible.slice(0, 2).some(({ value }) => mayHaveSameMeaning(words, value.text, span.kind))
  )
    return null
  const chosen =
    possible.find(({ value }) => value.result === 'other') ?? possible.find(({ value }) => value.result !== 'same')
  if (!chosen) return null
  return isSaidByAnother(span, chosen.at, reading, evidence, scores) ? null : chosen
}

/**
 * Whether a claim has the value of a detail, and so cannot exclude it: the date or figure, a stay around the date, the
 * words of an abbreviation, or the name in another form.
 */
const hasOwnValue = ({ item }: DetailSpan, words: string, view: AnalysedClaim): boolean =>
  isMeasured(item)
    ? fitsAny(item, view.known) || stayAround(item, view) !== null
    : spellsOut(view.claim.text, words) || hasNameForm(view.claim.text, words)

/** Minimum probabilities of differing and of relevance for comparing untyped words with a whole claim. */
const SURELY_DIFFERS = 0.9
const SURELY_RELEVANT = 0.7

/** Minimum relevance at which another claim with the value of a detail shows that it does not differ. */
const RELEVANT = 0.5

/** Whether another relevant claim has the value, so that it does not differ: the second of two universities. */
function isSaidByAnother(
  span: DetailSpan,
  chosen: number,
  reading: ParsedSentence,
  { rankedClaims }: RankedEvidence,
  scores: LinkScores,
): boolean {
  if (saysLittle.has(span.kind)) return false
  const { item } = span
  return rankedClaims.some(
    ({ view }, at) =>
      at !== chosen &&
      sigmoid(scores.relevance[at] ?? -8) >= RELEVANT &&
      (isMeasured(item) ? hasSame(item, view.known) : hasWordsOf(view, span, reading)),
  )
}
/** Kinds of details whose words occur in many claims. */
const saysLittle = new Set<DetailKind>(['role', 'degree', 'negation', 'order', 'quantifier'])

/** Whether a detail is compared by the meaning of its words: not a date, number, negation, order or quantifier. */
const isWorded = ({ kind }: DetailSpan): boolean =>
  kind !== 'date' && kind !== 'number' && !/^(?:negation|order|quantifier)$/.test(kind)
