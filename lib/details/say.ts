import type { StoredFinding } from '@/lib/schema/annotation'
import { t } from '@/lib/i18n/t'
import type { Reader } from '@/lib/schema/finding'
import { explainedKinds } from '@/lib/schema/detail-kinds'
import type { Verdict } from '@/lib/schema/verdicts'
import {
  showsOnlyRelatedClaims,
  hasRelated,
  stateOf,
  type FindingState,
  countedStates,
  countState,
  type CountedState,
} from './state'
import {
  countRows,
  detailReadings,
  reasonPartsOf,
  detailRowsOf,
  hasTwoValues,
  type FindingWithDetails,
  type DetailReading,
  type ReasonPart,
} from './reading'

/**
 * The reason of a finding as text: "Differs: December 2014 (dossier: December 2015). Matches: OpenAI." Composed from
 * the details if there are any, otherwise from the verdict.
 *
 * @param named the readings whose details are named: all by default; readings that the caller already shows can be omitted
 */
export function sayReason(
  finding: FindingWithDetails & {
    newer?: boolean
    related?: readonly string[] | undefined
    answers?: readonly { verdict: Verdict }[] | undefined
    reader?: Reader | undefined
  },
  named: readonly DetailReading[] = detailReadings,
): string {
  const reason = sayOwnReason(finding, named)
  return finding.reader === undefined ? reason : [reason, sayEngineAndModel(finding.reader)].filter(Boolean).join(' ')
}

/** Returns the results of the engine and of the model, each by name: "Claimlight: no conflict. tiny: differs." */
export function sayEngineAndModel({ name, engine }: Reader): string {
  return t('reader.both', {
    engine: t(`reader.${engineOutcome(engine)}`),
    model: name,
    says: t('reader.differs'),
  })
}

function engineOutcome(engine: Reader['engine']): 'differs' | 'noConflict' | 'unsure' {
  const state = engine === null ? 'uncovered' : stateOf(engine)
  if (state === 'contradicted') return 'differs'
  return state === 'supported' ? 'noConflict' : 'unsure'
}

function sayOwnReason(finding: Parameters<typeof sayReason>[0], named: readonly DetailReading[]): string {
  if (finding.newer) return t('detail.newer')
  // Related claims are shown instead: "Not found" beside them would deny what the dossier has.
  if (showsOnlyRelatedClaims(finding)) return ''
  const kinds = finding.details.map(({ kind }) => kind)
  const explained = explainedKinds.filter((kind) => kinds.includes(kind)).map((kind) => t(`explained.${kind}`))
  if (finding.details.length === 0) return t(`detail.whole.${finding.verdict}`)
  const parts = reasonPartsOf(finding)
    .filter(({ code }) => named.includes(code))
    .map((part) => sayPart(part) + (part.code === 'doubt' ? ` ${sayDoubt(finding)}` : ''))
  return [...parts, ...explained].join(' ')
}

/** The reason next to rows, which already show the values, and a doubt about a value that both have: what they leave open. */
export function sayReasonBesideRows(finding: Parameters<typeof sayReason>[0]): string {
  const rows = finding.newer ? [] : detailRowsOf(finding)
  const isInDoubt = rows.some((row) => row.reading === 'doubt' && (hasTwoValues(row) || isDisagreement(finding)))
  const isComparing = rows.some(({ reading, detail }) => reading === 'compare' && !isExplained(detail))
  return [isInDoubt && sayDoubt(finding), sayReason(finding, []), isComparing && t('detail.otherMeaning')]
    .filter(Boolean)
    .join(' ')
}

const isExplained = ({ kind }: FindingWithDetails['details'][number]): boolean =>
  explainedKinds.some((explained) => explained === kind)

/** Says why a value is in doubt: by the dossier itself, or because two dossiers disagree. */
function sayDoubt(finding: Parameters<typeof sayReason>[0]): string {
  return t(isDisagreement(finding) ? 'detail.disagree' : 'detail.notSettled')
}

export function sayStoredReason({
  verdict,
  reason,
  details = [],
  answers,
  related,
  reader = '',
}: StoredFinding): string {
  // A finding without details has only the sentence.
  return details.length === 0
    ? reason
    : [sayReason({ verdict, details, answers, related }), reader].filter(Boolean).join(' ')
}

/** Counts rows by reading: "1 differs, 1 to compare, 2 match", or folded ones "4 more match"; empty where there are none. */
export function sayCounts(rows: readonly { reading: DetailReading }[], words: 'count' | 'more' = 'count'): string {
  return countRows(rows)
    .map(({ reading, count }) => t(`detail.${words}.${reading}`, count))
    .join(', ')
}

export function sayDetailCounts(finding: FindingWithDetails): string {
  return sayCounts(detailRowsOf(finding))
}

/** The name of the state of a finding, also of one that is stored with a note. */
export function sayState(finding: Parameters<typeof hasRelated>[0]): string {
  return hasRelated(finding) ? t('related.name') : t(`state.${stateOf(finding)}`)
}

/** The state with the head of the quote's row: "Contradicted · Doctoral adviser". */
export function sayStateAndHead(finding: StoredFinding): string {
  return [sayState(finding), finding.head ?? ''].filter(Boolean).join(' · ')
}

/** The name of a state among notes, where sentences that no claim settles stand with those that are not covered. */
export const sayNotedState = (state: FindingState): string =>
  t(state === 'uncovered' ? 'library.uncovered' : `state.${state}`)

/** Counts findings by state: "4 contradicted, 3 to look at, 38 supported"; empty without findings. */
export function sayStateCounts(findings: Parameters<typeof countState>[1]): string {
  return countedStates
    .map((state) => ({ state, count: countState(state, findings) }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => sayStateCount(state, count))
    .join(', ')
}

export function sayStateCount(state: CountedState, count: number): string {
  return t(state === 'related' ? 'related.count' : `states.${state}`, count)
}

export function sayReading(reading: DetailReading): string {
  return t(`detail.reading.${reading}`)
}

/** Whether a sentence is disputed because one dossier contradicts it and another one supports it. */
function isDisagreement({ verdict, answers = [] }: Parameters<typeof sayReason>[0]): boolean {
  return verdict === 'disputed' && answers.some((answer) => answer.verdict === 'contradicted')
}

function sayPart({ code, values }: ReasonPart): string {
  const pairs = values.map(({ page, dossier }) => (dossier === null ? page : t('detail.pair', { page, dossier })))
  const isPaired = values.some(({ dossier }) => dossier !== null)
  const joined = isPaired ? pairs.reduce((pair, other) => t('detail.join', { one: pair, other })) : pairs.join(', ')
  // The message adds its own full stop, so one at the end of a value is removed.
  return t(`detail.reason.${code}`, { values: joined.replace(/\.$/, '') })
}
