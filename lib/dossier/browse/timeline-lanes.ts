import type { Claim, Lane } from '@/lib/dossier/format/schema'
import { isInDoubt, topicOf, type DossierBook } from './dossier-book'
import { t } from '@/lib/i18n/t'
import { dateOfIso, dayMs } from '@/lib/text/date-value'
import type { TimeView } from './dossier-route'

interface DatedClaim {
  claim: Claim
  span: TimeSpan
}

export interface Milestone extends DatedClaim {
  label: string
  isDoubtful: boolean
  doubt: { span: TimeSpan; says: string } | null
}

export interface TimeLane {
  name: string
  /** Claims in chronological order. */
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
  first: number
  asOfTime: number
}

/**
 * Returns the dated claims by lane. If the dossier has no lanes, each of its parts is a lane.
 *
 * @returns null if no claim is dated
 */
export function timelineOf(book: DossierBook): TimelineData | null {
  const dated = book.claims
    .flatMap((claim): DatedClaim[] => {
      const span = claim.time === undefined ? null : timeSpan(claim.time, book.asOf)
      return span ? [{ claim, span }] : []
    })
    .sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to)
  const from = dated[0]?.span.from
  const last = dated.at(-1)?.span.from
  if (from === undefined || last === undefined) return null
  const asOfTime = timeSpan(book.asOf, book.asOf)?.to ?? last
  // Predictions for later years are not drawn: they would compress everything else.
  const to = asOfTime + (asOfTime - from) * 0.02
  return { lanes: lanesOf(book, dated), dated, from: from - (asOfTime - from) * 0.01, to, first: from, asOfTime }
}

interface VisibleTimeline {
  lanes: TimeLane[]
  /** The claims in the view, in chronological order. */
  claims: Claim[]
}

export function visibleTimelineOf(data: TimelineData, { from, to, lane, onlyDoubt }: TimeView): VisibleTimeline {
  const lanes = data.lanes
    .filter(({ name }) => lane === null || name === lane)
    .map((lane): TimeLane => {
      if (!onlyDoubt) return lane
      const claims = lane.claims.filter(({ claim }) => isInDoubt(claim))
      return { ...lane, claims, milestones: lane.milestones.filter(({ isDoubtful, doubt }) => isDoubtful || doubt) }
    })
  const all = lane === null ? data.dated : (lanes[0]?.claims ?? [])
  const claims = all
    .filter(({ span }) => (from === null || span.to > from) && (to === null || span.from < to))
    .map(({ claim }) => claim)
    .filter((claim) => !onlyDoubt || isInDoubt(claim))
  return { lanes, claims }
}

function lanesOf(book: DossierBook, dated: readonly DatedClaim[]): TimeLane[] {
  const namedLanes: readonly Lane[] =
    book.lanes.length > 0
      ? book.lanes
      : book.parts.map(({ name, topics }) => ({ name, topics: topics.map((topic) => topic.name), milestones: [] }))
  const lanes = namedLanes.map(({ name, milestones }): TimeLane => {
    return { name, claims: [], milestones: milestones.flatMap((milestone) => milestoneOf(book, milestone)) }
  })
  // A topic can be in several lanes.
  const byTopic = new Map<string, TimeLane[]>()
  for (const [at, { topics }] of namedLanes.entries()) {
    const lane = lanes[at]
    for (const topic of new Set(topics)) if (lane) byTopic.set(topic, [...(byTopic.get(topic) ?? []), lane])
  }
  const rest: DatedClaim[] = []
  for (const one of dated) {
    const own = byTopic.get(topicOf(one.claim))
    if (own) for (const lane of own) lane.claims.push(one)
    else rest.push(one)
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

/** A time range in UTC milliseconds; `to` is its exclusive end. `isPoint`: one date, drawn as a point. */
interface TimeSpan {
  from: number
  to: number
  isPoint: boolean
  /** Whether the range continues after the dossier's date: "2024-07/". */
  isOpen: boolean
  /**
   * Start and end of a bar: the middle of the first and of the last year, month or day, so that a study that ends in
   * 2009 and one that begins in 2009 do not overlap. An open end is `to`; a point has its whole range.
   */
  bar: { from: number; to: number }
}

/**
 * Parses a claim's time as a range: "2022-07" is the whole month, "2017-06/2022-07" lasts from the first day of one
 * month to the last day of the other.
 *
 * @param asOf end of a range with an open end
 * @returns null for an invalid date
 */
export function timeSpan(time: string, asOf: string): TimeSpan | null {
  const [first = '', second] = time.split('/')
  const start = boundsOfDate(first)
  if (start === null) return null
  if (second === undefined) return { ...start, isPoint: true, isOpen: false, bar: start }
  const isOpen = second === '' || second === '..'
  const end = boundsOfDate(isOpen ? asOf : second)
  if (end === null || end.to < start.from) return null
  const bar = { from: middleOfSpan(start), to: isOpen ? end.to : middleOfSpan(end) }
  return { from: start.from, to: end.to, isPoint: false, isOpen, bar }
}

function middleOfSpan({ from, to }: { from: number; to: number }): number {
  return (from + to) / 2
}

function boundsOfDate(iso: string): { from: number; to: number } | null {
  const date = dateOfIso(iso)
  return date && { from: date.from * dayMs, to: (date.to + 1) * dayMs }
}
