import { timeSpan, type TimeSpan } from './time-span'
import type { Claim, Lane } from '@/lib/dossier/format/schema'
import { isInDoubt, topicOf, type DossierBook } from './dossier-book'
import { t } from '@/lib/i18n/t'
import type { TimeView } from './dossier-route'

/** A claim with its time range. */
export interface DatedClaim {
  claim: Claim
  span: TimeSpan
}

/** A claim with a short label in the timeline. */
export interface Milestone extends DatedClaim {
  label: string
  isDoubtful: boolean
  doubt: { span: TimeSpan; says: string } | null
}

export interface TimeLane {
  name: string
  /** In chronological order. */
  claims: DatedClaim[]
  milestones: Milestone[]
}

/**
 * The content of the timeline and its range: up to the dossier's date and slightly beyond, so that the end is visible.
 */
export interface TimelineData {
  lanes: TimeLane[]
  /** All dated claims in chronological order. */
  dated: DatedClaim[]
  from: number
  to: number
  /** Start of the first claim. */
  first: number
  /** The dossier's date. */
  end: number
}

/**
 * The dated claims by lane, in short steps, because a dossier can have many claims. If there are no lanes, each part of
 * the dossier is one.
 *
 * @returns null if no claim is dated
 */
export function* timelineInSteps(book: DossierBook): Generator<undefined, TimelineData | null, void> {
  const byStart = new Map<number, DatedClaim[]>()
  for (const [at, claim] of book.claims.entries()) {
    const span = claim.time === undefined ? null : timeSpan(claim.time, book.asOf)
    if (span) {
      const same = byStart.get(span.from)
      if (same) same.push({ claim, span })
      else byStart.set(span.from, [{ claim, span }])
    }
    if (at % STEP === STEP - 1) yield
  }
  const starts = [...byStart.keys()].sort((a, b) => a - b)
  const [from] = starts
  if (from === undefined) return null
  const dated: DatedClaim[] = []
  for (const start of starts) {
    const same = byStart.get(start) ?? []
    for (const one of same.sort((a, b) => a.span.to - b.span.to)) dated.push(one)
    yield
  }
  const end = timeSpan(book.asOf, book.asOf)?.to ?? starts.at(-1) ?? from
  // Predictions for later years are not drawn: they would compress everything else.
  const to = end + (end - from) * 0.02
  const lanes = yield* lanesInSteps(book, dated)
  return { lanes, dated, from: from - (end - from) * 0.01, to, first: from, end }
}

/** Claims of one step. */
const STEP = 250

/** The visible part of a timeline. */
export interface ShownTime {
  lanes: TimeLane[]
  /** The claims in the view, in chronological order. */
  claims: Claim[]
}

/** Computes the visible part in short steps. */
export function* shownInSteps(
  data: TimelineData,
  { from, to, lane, onlyDoubt }: TimeView,
): Generator<undefined, ShownTime, void> {
  const lanes: TimeLane[] = []
  for (const one of data.lanes) {
    if (lane !== null && one.name !== lane) continue
    if (!onlyDoubt) {
      lanes.push(one)
      continue
    }
    const claims: DatedClaim[] = []
    for (const [at, dated] of one.claims.entries()) {
      if (isInDoubt(dated.claim)) claims.push(dated)
      if (at % STEP === STEP - 1) yield
    }
    const milestones = one.milestones.filter(({ isDoubtful, doubt }) => isDoubtful || doubt !== null)
    lanes.push({ name: one.name, claims, milestones })
    yield
  }
  const all = lane === null ? data.dated : (lanes[0]?.claims ?? [])
  const claims: Claim[] = []
  for (const [at, { claim, span }] of all.entries()) {
    const isInTime = (from === null || span.to > from) && (to === null || span.from < to)
    if (isInTime && (!onlyDoubt || isInDoubt(claim))) claims.push(claim)
    if (at % STEP === STEP - 1) yield
  }
  return { lanes, claims }
}

function* lanesInSteps(book: DossierBook, dated: readonly DatedClaim[]): Generator<undefined, TimeLane[], void> {
  const named: readonly Lane[] =
    book.lanes.length > 0
      ? book.lanes
      : book.parts.map(({ name, topics }) => ({ name, topics: topics.map((topic) => topic.name), milestones: [] }))
  const lanes = named.map(({ name, milestones }): TimeLane => {
    return { name, claims: [], milestones: milestones.flatMap((milestone) => milestoneOf(book, milestone)) }
  })
  // A topic can be in several lanes.
  const byTopic = new Map<string, TimeLane[]>()
  for (const [at, { topics }] of named.entries()) {
    const lane = lanes[at]
    for (const topic of new Set(topics)) if (lane) byTopic.set(topic, [...(byTopic.get(topic) ?? []), lane])
  }
  const rest: DatedClaim[] = []
  for (const [at, one] of dated.entries()) {
    const own = byTopic.get(topicOf(one.claim))
    if (own) for (const lane of own) lane.claims.push(one)
    else rest.push(one)
    if (at % STEP === STEP - 1) yield
  }
  if (rest.length > 0) lanes.push({ name: t('dossier.otherLane'), claims: rest, milestones: [] })
  return lanes.filter(({ claims, milestones }) => claims.length + milestones.length > 0)
}

function milestoneOf(book: DossierBook, milestone: Lane['milestones'][number]): Milestone[] {
  const [claim] = book.claimsOf([milestone.claim])
  const time = milestone.time ?? claim?.time
  const span = time === undefined ? null : timeSpan(time, book.asOf)
  if (!claim || !span) return []
  const doubtful = milestone.doubt && timeSpan(milestone.doubt.time, book.asOf)
  const doubt = milestone.doubt && doubtful ? { span: doubtful, says: milestone.doubt.says } : null
  return [{ claim, span, label: milestone.label, isDoubtful: isInDoubt(claim), doubt }]
}
