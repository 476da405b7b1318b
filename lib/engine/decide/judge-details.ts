import { dossierValue, type DossierValue } from '@/lib/engine/compare/dossier-value'
import { mayConflict, standsForSubject } from '@/lib/engine/decide/guards'
import { isSupportedElsewhere } from '@/lib/engine/compare/supported-elsewhere'
import { mayHaveSameMeaning } from '@/lib/engine/compare/same-meaning'
import { bars } from '@/lib/engine/decide/bars'
import type { RankedEvidence } from '@/lib/engine/link/rank-evidence'
import type { LinkScores } from '@/lib/engine/link/net/linking-net'
import { logSigmoid } from '@/lib/engine/model/tensor'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { detailSpans, type DetailSpan } from '@/lib/engine/details/spans'

/** A detail with the results of the net. */
export interface JudgedDetail extends DetailSpan {
  /** Minimum probability, over its words, that it agrees; given that it is a detail. */
  agrees: number
  /** Maximum probability, over its words, that it differs. */
  differs: number
  /** The claim that it agrees with, if any, and the claim that it differs from. */
  agreeing: { view: AnalysedClaim; log: number } | null
  differing: { view: AnalysedClaim; log: number; value: DossierValue } | null
}

/** Judges the details of a sentence, each with the claims that could answer it. */
export function judgeDetails(reading: ParsedSentence, evidence: RankedEvidence, linked: LinkScores): JudgedDetail[] {
  return detailSpans(reading, evidence.tokens, linked).map((span) => judge(span, reading, evidence, linked))
}

function judge(span: DetailSpan, reading: ParsedSentence, evidence: RankedEvidence, linked: LinkScores): JudgedDetail {
  let agrees = 1
  let differs = 0
  for (const t of span.core) {
    const [outside = 1, a = 0, d = 0] = linked.words.subarray(t * 4, t * 4 + 4)
    agrees = Math.min(agrees, a / (1 - outside + 0.02))
    differs = Math.max(differs, d)
  }
  const ranked = (verdict: number): { at: number; log: number }[] =>
    evidence.beside
      .map((_, at) => {
        let log = -Infinity
        for (const t of span.core)
          log = Math.max(log, linked.verdicts[(at * linked.length + t) * 3 + verdict] ?? -Infinity)
        return { at, log: log + logSigmoid(linked.relevance[at] ?? -8) }
      })
      .sort((a, b) => b.log - a.log)
  const [agreeing] = ranked(0)
  const view = agreeing && evidence.beside[agreeing.at]?.view
  return {
    ...span,
    agrees,
    differs,
    agreeing: agreeing && view ? { view, log: agreeing.log } : null,
    differing: differs >= bars.compare / 2 ? differingClaim(span, ranked(1), reading, evidence, linked) : null,
  }
}

/** How much less likely, in log-odds, another claim may be when its value is more comparable. */
const NEARLY_AS_LIKELY = 2.5

/** The claim that a detail differs from: the likeliest with a different value of the same kind. */
function differingClaim(
  span: DetailSpan,
  ranked: readonly { at: number; log: number }[],
  reading: ParsedSentence,
  evidence: RankedEvidence,
  linked: LinkScores,
): JudgedDetail['differing'] {
  const [top] = ranked
  if (!top) return null
  const possible = ranked
    .filter(({ log }) => log >= top.log - NEARLY_AS_LIKELY)
    .slice(0, 4)
    .flatMap(({ at, log }) => {
      const view = evidence.beside[at]?.view
      const value = view && mayConflict(reading, span, view) ? dossierValue(span, at, reading, evidence, linked) : null
      return view && value && !standsForSubject(reading, span, view, value) ? [{ view, log, value }] : []
    })
  // An equal value never differs, whatever its context.
  if (possible[0]?.value.result === 'same') return null
  const words = reading.text.slice(span.start - reading.start, span.end - reading.start)
  if (
    isWorded(span) &&
    possible.some(({ value }) => value.slot !== null || value.text.length < 60) &&
    possible.every(({ value }) => mayHaveSameMeaning(words, value.text, span.kind === 'place'))
  )
    return null
  const chosen =
    possible.find(({ value }) => value.result === 'other') ?? possible.find(({ value }) => value.result !== 'same')
  return chosen && !isSupportedElsewhere(span, chosen.view, evidence) ? chosen : null
}

/** Dates and numbers are compared exactly, other details also by their words. */
const isWorded = ({ kind }: DetailSpan): boolean =>
  kind !== 'date' && kind !== 'number' && !/^(?:negation|order|quantifier)$/.test(kind)
