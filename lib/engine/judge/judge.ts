import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { areNeighbouringDays, compareItems, hasSameValue } from '@/lib/engine/analyse/compare-values'
import type { Item } from '@/lib/engine/analyse/parsed-sentence'
import { barsOf, occasionFor, type Bars, type CheckOccasion } from './bars'
import type { Entailment } from '@/lib/engine/reader/reader'
import type { Pair } from './pairs'
import { pairOnSameEvent } from './same-event'
import { exactLooksOf, lookAt, type ExactLooks } from './exact-looks'
import { reasonsAgainst, switchedOff, type ReadClaim, type ReasonId, type State } from './reasons'
import { hasOtherOfKind, isOwnValue, wholeClaim } from './claim-value'
import {
  contradictedScore,
  mayAgree,
  pContradicted,
  supportedScore,
  type JudgeContext,
  type ScoredSentence,
} from './scores'
import { isNewerThanDossier } from './newer-than-dossier'
import { fold } from '@/lib/text/fold'
import { tidyText } from '@/lib/text/normalized-text'
import { mapDefined } from '@/lib/text/lists'

/** What a sentence gets, with the pairs that it rests on and the reasons that forbade another state. */
export interface Judgement {
  state: State
  /** The pairs whose values are shown: those that differ, or the one to compare. */
  differing: readonly Pair[]
  /** The event is later than the dossier's day. */
  newer: boolean
  forbidden: readonly ReasonId[]
  /** The claim that says a supported sentence by the reader, whatever words agree. */
  said: string | null
  /** The claim that has the very words of the sentence. */
  verbatim: AnalysedClaim | null
}

/**
 * Decides on a sentence: by its quotations, which are compared word by word and need no net, and else by its other words. This is the
 * only place that settles a state.
 */
export function judge(scored: ScoredSentence, context: JudgeContext, occasion: CheckOccasion): Judgement {
  const { quoted, opinion } = scored
  const isMisquoted = quoted.some(({ verdict }) => verdict === 'differs')
  const verbatim = isMisquoted ? null : claimInEqualWords(scored)
  const asClaimed = { state: 'supported', differing: [], newer: false, forbidden: [] } as const
  if (verbatim) return { ...asClaimed, said: verbatim.claim.id, verbatim }
  const judged = judgeWords(scored, context, occasion)
  const settled = (state: State): Judgement => ({
    ...judged,
    state,
    newer: false,
    differing: judged.state === state ? judged.differing : [],
  })
  if (isMisquoted) return settled('contradicted')
  if (judged.state === 'contradicted') return judged
  if (quoted.some(({ verdict, dossier }) => verdict === 'open' && dossier !== null)) return settled('compared')
  const isQuoted = !opinion && quoted.some(({ verdict }) => verdict === 'agrees')
  return judged.state === 'open' && isQuoted ? settled('supported') : judged
}

/** Returns the established claim with a wording that is the whole sentence, word for word; a pronoun may mean another thing. */
function claimInEqualWords({ reading, evidence }: ScoredSentence): AnalysedClaim | null {
  if (reading.isQuestion || reading.items.some((item) => item.type === 'person' && item.pronoun)) return null
  const own = toPlainWording(reading.text)
  const hasOwn = ({ claim }: AnalysedClaim): boolean =>
    claim.status === 'established' &&
    !claim.correction &&
    [claim, ...claim.phrasings].some(({ text }) => toPlainWording(text) === own)
  return evidence.netClaims.find(({ analysis }) => hasOwn(analysis))?.analysis ?? null
}
const toPlainWording = (text: string): string => tidyText(fold(text)).trim().replace(/[.!]$/, '').toLowerCase()

/**
 * Decides on the words of a sentence: the first state of contradicted, compared and supported whose bar its pairs or its claims reach and
 * that no reason forbids.
 */
function judgeWords(scored: ScoredSentence, context: JudgeContext, occasion: CheckOccasion): Judgement {
  const newer = isNewerThanDossier(scored, context)
  const forbidden: ReasonId[] = []
  const judged = (state: State, differing: readonly Pair[] = []): Judgement => ({
    state,
    differing,
    newer,
    forbidden,
    said: null,
    verbatim: null,
  })
  if (!scored.scores || newer || scored.opinion) return judged('open')
  const bars = barsOf[occasion]
  let claims: readonly ReadClaim[] | undefined
  const read = (): readonly ReadClaim[] => (claims ??= readClaims(scored, countToRead(scored, occasion), bars))
  let shown: ExactLooks | undefined
  const looks = (): ExactLooks => (shown ??= exactLooksOf(scored))
  const isForbidden = (state: State, pair: Pair | null): boolean => {
    const found = reasonsAgainst(state, { scored, read, looks, pair, context, occasion })
    forbidden.push(...found)
    return found.length > 0
  }
  const possible = scored.details.filter((pair) => pair.differing).sort((a, b) => b.pDiffers - a.pDiffers)
  const redBars = barsOf[occasionFor(scored.reading, occasion)]
  const red = possible.filter((pair) => reaches(pair, redBars) && !isForbidden('contradicted', pair))
  if (red.some((pair) => contradictedScore(pair, scored) >= redBars.contradicted)) {
    const sure = red.filter(({ pDiffers }) => pDiffers >= redBars.alsoDiffers)
    // Beside a value that differs, a plain word is as often right as wrong.
    const marked = sure.some(({ item }) => item) ? sure.filter((pair) => !isPlainWord(pair)) : sure
    return judged('contradicted', marked.length > 0 ? marked : red.slice(0, 1))
  }
  const [denied] =
    pContradicted(scored.scores) < bars.readBeside
      ? []
      : read()
          .filter(({ analysis }) => analysis.claim.sources.length > 0)
          .sort((a, b) => b.contradicts - a.contradicts)
  const whole = denied && relationPair(scored, denied)
  const isDenied = (least: number, { readBeside }: Bars): boolean =>
    denied !== undefined && denied.contradicts >= least && pContradicted(scored.scores) >= readBeside
  if (whole && isDenied(redBars.readContradicted, redBars) && !isForbidden('contradicted', whole))
    return judged('contradicted', [whole])
  const other = occasion === 'asked' ? pairOnSameEvent(scored, context) : null
  const answer = other?.differing && scored.entailment(other.differing.analysis)
  if (other && answer && answer.contradicts >= ON_SAME_EVENT && !isForbidden('contradicted', other))
    return judged('contradicted', [other])
  for (const [id, pair] of looks()) {
    // An exact rule needs no reader, and no value that the claim has besides is a reason against it.
    const alone = { scored, read: () => [], looks, pair: null, context, occasion }
    if (switchedOff.has(id) || reasonsAgainst('compared', alone).length > 0) continue
    forbidden.push(id)
    return judged('compared', [pair])
  }
  const compared = possible.find((pair) => mayBeCompared(pair, scored, bars) && !isForbidden('compared', pair))
  if (compared) return judged('compared', [compared])
  if (whole && isDenied(bars.readCompared, bars) && !isForbidden('compared', whole)) return judged('compared', [whole])
  if (!isSupported(scored, read, occasion) || isForbidden('supported', null)) return judged('open')
  const [saying] = (claims ?? []).filter(({ says }) => says >= SAYS).sort((a, b) => b.says - a.says)
  return { ...judged('supported'), said: saying?.analysis.claim.id ?? null }
}

/** Minimum probability of the reader that a claim on the same event, with another date or figure, contradicts the sentence. */
const ON_SAME_EVENT = 0.9

/** Whether a detail is one word, and no name, value or quotation. */
export const isPlainWord = ({ item, kind, core }: Pair): boolean => !item && kind !== 'quote' && core.length === 1

/** Minimum probability of the reader that a claim says the sentence, for showing it as evidence. */
const SAYS = 0.5

/**
 * Returns the number of claims that are read with a sentence: the nearest four of what somebody asks about; on a page two where the
 * net or a pair doubts the sentence, and else one.
 */
function countToRead(scored: ScoredSentence, occasion: CheckOccasion): number {
  const bars = barsOf[occasion]
  if (occasion === 'asked') return 4
  const isDoubted =
    pContradicted(scored.scores) >= bars.readBeside || scored.details.some((pair) => mayDiffer(pair, scored, bars))
  return isDoubted ? 2 : 1
}

/** Returns the most relevant claims as the reader reads them, and those that a pair may differ from; most relevant first. */
export function readClaims(scored: ScoredSentence, most: number, bars: Bars): ReadClaim[] {
  const { evidence, scores, entailment, reading, details } = scored
  if (reading.isQuestion) return []
  const differing = mapDefined(details, (pair) =>
    mayDiffer(pair, scored, bars) ? pair.differing?.analysis : undefined,
  )
  const near = evidence.netClaims
    .map(({ analysis }, at) => ({ analysis, relevance: scores?.relevance[at] ?? -Infinity }))
    .sort((a, b) => b.relevance - a.relevance)
    .filter(
      ({ analysis, relevance }, rank) =>
        (rank < most && relevance >= bars.readRelevant) || differing.includes(analysis),
    )
  return mapDefined(near, (claim) => {
    const read = entailment(claim.analysis)
    return read && { ...claim, ...read }
  })
}

/** Whether the dossier has what a sentence says. The reader is asked only where its answer may decide. */
function isSupported(scored: ScoredSentence, read: () => readonly ReadClaim[], occasion: CheckOccasion): boolean {
  const isReached = (answer: Entailment): boolean =>
    supportedScore(scored, answer, occasion) >= barsOf[occasion].supported
  if (!isReached({ says: 1, contradicts: 0 })) return false
  if (isReached({ says: 0, contradicts: 1 })) return true
  // The weights of a page are fitted to the most relevant claim alone.
  return isReached(answerOf(occasion === 'asked' ? read() : read().slice(0, 1)))
}

/** Returns the reader's answer over several claims: how surely one says the sentence, and one contradicts it. */
export function answerOf(read: readonly Entailment[]): Entailment {
  const most = (of: keyof Entailment): number => Math.max(0, ...read.map((claim) => claim[of]))
  return { says: most('says'), contradicts: most('contradicts') }
}

/**
 * Returns the part of a sentence that most likely differs, beside its value in the claim or the claim as a whole: the reader names
 * no words.
 */
function relationPair({ details, reading }: ScoredSentence, { analysis, relevance }: ReadClaim): Pair {
  const ranked = details.toSorted((a, b) => b.pDiffers - a.pDiffers)
  // The claim's very value is what differs only where nothing else does, which the reason "equal" forbids.
  const first =
    ranked.find(({ item, pDiffers }) => pDiffers >= LEAST_IN_RELATION && !isOwnValue(item, analysis)) ?? ranked[0]
  // Beside a claim that has no other value of its kind, a name says nothing: both sentences are shown.
  if (first && first.pDiffers >= LEAST_IN_RELATION && hasOtherOfKind(first, analysis, reading)) {
    const hasValue = first.differing?.analysis === analysis && first.differing.value.result === 'other'
    return hasValue ? first : { ...first, differing: { analysis, relevance, log: 0, value: wholeClaim(analysis) } }
  }
  return lookAt(reading, 'term', analysis, relevance)
}
/** Minimum probability of differing for words that stand for a whole sentence. */
const LEAST_IN_RELATION = 0.3

/** Whether a pair may be shown as differing: another value, surely enough. */
const reaches = ({ differing, pDiffers }: Pair, bars: Bars): boolean =>
  differing !== null && differing.relevance >= bars.differsRelevant && pDiffers >= bars.leastDiffers

/** Whether a pair by itself makes a sentence contradicted, unless a reason forbids it. */
const mayDiffer = (pair: Pair, scored: ScoredSentence, bars: Bars): boolean =>
  reaches(pair, bars) && contradictedScore(pair, scored) >= bars.contradicted

/** Whether two values are shown side by side: the pair may differ, or a relevant claim has another value and the net leans to it. */
function mayBeCompared(pair: Pair, scored: ScoredSentence, bars: Bars): boolean {
  if (!pair.differing) return false
  if (contradictedScore(pair, scored) >= bars.compared) return true
  const isOther = pair.differing.value.result === 'other'
  const isSure = pContradicted(scored.scores) >= SURELY_CONTRADICTED && pair.pDiffers >= SURELY_DIFFERS
  if (isOther && isSure && pair.item !== null && pair.differing.relevance >= bars.differsRelevant) return true
  return (
    isOther &&
    !mayAgree(pair, bars) &&
    pair.pDiffers >= bars.compare &&
    pair.differing.relevance >= bars.compareRelevant
  )
}
const SURELY_CONTRADICTED = 0.9
const SURELY_DIFFERS = 0.8

/** Whether the dossier doubts a value: by its status, or by a correction that does not exclude the article's value. */
export function isDoubtful({ claim, corrections }: AnalysedClaim, slot: number | null, item: Item | null): boolean {
  if (claim.status !== 'established') return true
  const { correction } = claim
  if (!correction || (correction.slots && slot !== null && !correction.slots.includes(slot))) return false
  const results = item ? corrections.map((value) => compareItems(item, value)) : []
  return results.includes('same') || !results.includes('other')
}

/** Whether the dossier corrects the very value of its claim that agrees: the claim has the 18th, the correction the 17th. */
export const isCorrectedAway = (item: Item | null, { corrections }: AnalysedClaim): boolean =>
  item !== null &&
  corrections.some((value) => compareItems(item, value) === 'other' || areNeighbouringDays(item, value)) &&
  !hasSameValue(item, corrections)
