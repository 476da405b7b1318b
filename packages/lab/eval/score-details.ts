import type { Detail, Verdict } from '@/lib/schema/finding'
import type { Span } from '@/lib/text/spans'
import { mostSeriousFinding } from '@/lib/schema/verdicts'
import { isFindingOfSentence, ratio, type VerdictLabel } from './labels'
import { spansOverlap } from '@/lib/text/spans'

/** Reason why a sentence or a detail is listed as an error, in the order in which errors are printed. */
export const ERROR_CAUSES = {
  'false alarm': 'called contradicted, but is not',
  blessed: 'wrong details of which the finding does not warn',
  'missed contradiction': 'contradicted, but called otherwise',
  silent: 'wrong details in a sentence without a finding',
  open: 'wrong details that are left open',
  'false support': 'called supported, but is not',
  'missed support': 'supported, but called otherwise',
  'not held': 'numbers and names of supported sentences that lie in no detail',
  'other label': 'other wrong labels',
} as const
type ErrorCause = keyof typeof ERROR_CAUSES

export interface ScoredError {
  cause: ErrorCause
  line: string
}

/** The cause of a wrong label: the true label and the engine's. */
export function errorCauseOf(label: VerdictLabel, got: VerdictLabel): ErrorCause {
  if (got === 'contradicted') return 'false alarm'
  if (label === 'contradicted') return 'missed contradiction'
  if (got === 'supported') return 'false support'
  return label === 'supported' ? 'missed support' : 'other label'
}

export interface CheckedFinding extends Span {
  verdict: Verdict
  details: readonly (Pick<Detail, 'start' | 'end' | 'verdict'> & { dossier?: string | null })[]
  /** Ids of the claims that are shown beside the sentence, whatever the verdict. */
  shown?: readonly string[]
  sources?: readonly number[]
}

interface WrongDetail {
  kind: string
  wordSpans: readonly Span[]
  /** The right value, for the list of errors. */
  dossier: string
}

/** A labelled sentence with the findings on its text. All offsets count in the text. */
export interface CheckedSentence extends Span {
  id: string
  text: string
  label: VerdictLabel
  /** A second label that counts as right. */
  also?: VerdictLabel | undefined
  /** Whether words of the sentence were changed, to right or to wrong ones. */
  changed: boolean
  wrongDetails: readonly WrongDetail[]
  /** `right`: details that are marked as right; `uncovered`: details that the dossier does not have. */
  right: readonly Span[]
  uncovered: readonly Span[]
  values: readonly Span[]
  findings: readonly CheckedFinding[]
  /** Ids of the claims behind the sentence and numbers of its right sources, where the set names them. */
  claims?: readonly string[]
  sources?: readonly number[] | undefined
}

/**
 * The outcome of a wrong detail. `caught`: the detail differs, in a contradicted or disputed finding. `open`: the
 * detail is open, or the finding is unverified. `silent`: there is no finding. `blessed`: the finding does not warn of
 * this detail, though it may name other words.
 */
type ErrorOutcome = 'caught' | 'open' | 'silent' | 'blessed'

export type DetailsScore = ReturnType<typeof scoreDetails>

/**
 * How the user sees a detail. A useful mark is "agrees" on right words, "compare" with the right value beside wrong
 * words, "not found" on wrong words or words that the dossier does not have, or "differs" on wrong words.
 */
type ShownMark = 'agrees' | 'compare' | 'notFound' | 'differs'

export function scoreDetails(sentences: readonly CheckedSentence[]) {
  const outcomesByKind: Record<string, ReturnType<typeof zeroOutcomes>> = {}
  const allOutcomes = zeroOutcomes()
  const contradicted = zeroLabels()
  const supported = zeroLabels()
  const rightCounts = { agree: 0, open: 0, differ: 0, n: 0, values: 0, held: 0 }
  const marked = { agree: 0, open: 0, differ: 0, n: 0 }
  const marks = { agrees: zeroMarks(), compare: zeroMarks(), notFound: zeroMarks(), differs: zeroMarks() }
  const shown = zeroShownCounts()
  const evidence = { of: 0, hit: 0 }
  const errors: ScoredError[] = []
  for (const sentence of sentences) {
    const { id, text, findings, sources = [] } = sentence
    const fail = (cause: ErrorCause, what: string) =>
      errors.push({ cause, line: `${id} ${what}: ${text.slice(sentence.start, sentence.end)}` })
    const ownFindings = findings.filter((finding) => isFindingOfSentence(finding, sentence))
    const worst = mostSeriousFinding(ownFindings)
    const got = worst?.verdict ?? 'none'
    const label = got === sentence.also ? got : sentence.label
    countLabel(contradicted, label === 'contradicted', got === 'contradicted')
    countLabel(supported, label === 'supported', got === 'supported')
    countShown(shown, sentence, ownFindings)
    if (got === label && got !== 'none' && got !== 'unverified' && sources.length > 0) {
      evidence.of++
      if (worst?.sources?.some((n) => sources.includes(n))) evidence.hit++
    }
    // A missed contradiction is listed below, by its wrong details.
    if (got !== label && sentence.wrongDetails.length === 0) fail(errorCauseOf(label, got), `is ${label}, got ${got}`)

    for (const detail of ownFindings.flatMap((finding) => finding.details)) {
      if (!spansOverlap(detail, sentence)) continue
      const counts = marks[shownMarkOf(detail)]
      counts.n++
      if (isUseful(detail, sentence)) counts.useful++
    }
    for (const wrong of sentence.wrongDetails) {
      const outcome = outcomeOf(wrong.wordSpans, findings)
      for (const counts of [allOutcomes, (outcomesByKind[wrong.kind] ??= zeroOutcomes())]) {
        counts.n++
        counts[outcome]++
      }
      const words = wrong.wordSpans.map(({ start, end }) => text.slice(start, end)).join(' … ')
      if (outcome !== 'caught') fail(outcome, `${wrong.kind} "${words}" (${wrong.dossier})`)
    }

    for (const span of ownFindings.length > 0 ? sentence.right : []) {
      const on = verdictsOn([span], findings)
      marked.n++
      if (on.has('differs')) marked.differ++
      else if (on.has('open')) marked.open++
      else if (on.has('agrees')) marked.agree++
    }
    if (sentence.changed || label !== 'supported' || got !== 'supported') continue
    const details = ownFindings.flatMap((finding) => finding.details).filter((detail) => spansOverlap(detail, sentence))
    rightCounts.n += details.length
    for (const { verdict } of details) rightCounts[COUNTER_OF_VERDICT[verdict]]++
    const loose = sentence.values.filter((span) => !details.some((detail) => spansOverlap(detail, span)))
    rightCounts.values += sentence.values.length
    rightCounts.held += sentence.values.length - loose.length
    if (loose.length > 0) fail('not held', loose.map(({ start, end }) => text.slice(start, end)).join(', '))
  }
  return {
    sentences: sentences.length,
    outcomesByKind,
    all: allOutcomes,
    contradicted: {
      ...contradicted,
      precision: ratio(contradicted.right, contradicted.called),
      recall: ratio(contradicted.right, contradicted.gold),
    },
    falseAlarmsPer1000: 1000 * ratio(contradicted.called - contradicted.right, sentences.length),
    supported: {
      ...supported,
      precision: ratio(supported.right, supported.called),
      f1: ratio(2 * supported.right, supported.called + supported.gold),
    },
    /** Number of details in unchanged sentences that are supported and called so, and their shares by verdict. */
    right: sharesOf(rightCounts),
    /** In the same sentences, the number of numbers and names, and the share of them that a detail covers. */
    values: { n: rightCounts.values, held: ratio(rightCounts.held, rightCounts.values) },
    marks,
    /** Details marked as right, in sentences with a finding: how many, and shares of them. */
    marked: sharesOf(marked),
    shown,
    /** Share of the right verdicts, on sentences with labelled sources, that name one of these sources. */
    evidence: ratio(evidence.hit, evidence.of),
    errors,
  }
}

/**
 * Sentences based on a claim: all (`covered`), those with such a claim shown (`right`), those called unverified with no
 * claim shown (`denied`). Sentences based on none: all (`uncovered`), those with a claim shown (`other`).
 */
const zeroShownCounts = () => ({ covered: 0, right: 0, denied: 0, uncovered: 0, other: 0 })

function countShown(
  counts: ReturnType<typeof zeroShownCounts>,
  { label, claims = [] }: CheckedSentence,
  own: readonly CheckedFinding[],
): void {
  const ids = own.flatMap(({ shown = [] }) => shown)
  if (claims.length > 0 && label !== 'unverified' && label !== 'none') {
    counts.covered++
    if (ids.some((id) => claims.includes(id))) counts.right++
    else if (ids.length === 0 && own.some(({ verdict }) => verdict === 'unverified')) counts.denied++
  } else if (label === 'unverified' || label === 'none') {
    counts.uncovered++
    if (ids.length > 0) counts.other++
  }
}

type CheckedDetail = CheckedFinding['details'][number]

function shownMarkOf({ verdict, dossier }: CheckedDetail): ShownMark {
  if (verdict !== 'open') return verdict
  return dossier ? 'compare' : 'notFound'
}

function isUseful(detail: CheckedDetail, { wrongDetails, right, uncovered }: CheckedSentence): boolean {
  const isOn = (spans: readonly Span[]): boolean => spans.some((span) => spansOverlap(detail, span))
  const wrongHere = wrongDetails.filter(({ wordSpans }) => isOn(wordSpans))
  switch (shownMarkOf(detail)) {
    case 'agrees':
      return wrongHere.length === 0 && isOn(right)
    case 'differs':
      return wrongHere.length > 0
    case 'compare':
      return wrongHere.some(({ dossier }) => shareHalf(dossier, detail.dossier ?? ''))
    case 'notFound':
      return wrongHere.length > 0 || isOn(uncovered)
  }
}

/** Whether two values mean the same: half of the words of the shorter one are in the other. */
function shareHalf(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) => new Set(text.toLowerCase().match(/[\p{L}\d]+/gu)))
  if (!x || !y) return false
  const both = [...x].filter((word) => y.has(word)).length
  return both > 0 && 2 * both >= Math.min(x.size, y.size)
}

const zeroMarks = () => ({ n: 0, useful: 0 })
const zeroOutcomes = () => ({ n: 0, caught: 0, open: 0, silent: 0, blessed: 0 })
/** Counts of sentences: with the label (`gold`), called so by the engine (`called`), and both (`right`). */
const zeroLabels = () => ({ gold: 0, called: 0, right: 0 })

/** Returns the outcome of a wrong detail from its words and the findings on the text. */
export function outcomeOf(words: readonly Span[], findings: readonly CheckedFinding[]): ErrorOutcome {
  const own = findings.filter((finding) => words.some((span) => spansOverlap(finding, span)))
  if (own.length === 0) return 'silent'
  const warning = own.filter(({ verdict }) => verdict === 'contradicted' || verdict === 'disputed')
  if (verdictsOn(words, warning).has('differs')) return 'caught'
  if (verdictsOn(words, own).has('open') || mostSeriousFinding(own)?.verdict === 'unverified') return 'open'
  return 'blessed'
}

function verdictsOn(words: readonly Span[], findings: readonly CheckedFinding[]): Set<Detail['verdict']> {
  const details = findings.flatMap((finding) => finding.details)
  return new Set(details.filter((d) => words.some((span) => spansOverlap(d, span))).map(({ verdict }) => verdict))
}

const COUNTER_OF_VERDICT = { agrees: 'agree', open: 'open', differs: 'differ' } as const

function countLabel(counts: ReturnType<typeof zeroLabels>, is: boolean, called: boolean): void {
  if (is) counts.gold++
  if (called) counts.called++
  if (is && called) counts.right++
}

function sharesOf({ n, agree, open, differ }: Record<'n' | 'agree' | 'open' | 'differ', number>) {
  return { details: n, agree: ratio(agree, n), open: ratio(open, n), differ: ratio(differ, n) }
}
