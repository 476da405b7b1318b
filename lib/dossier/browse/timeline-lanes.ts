import { timeSpan, type TimeSpan } from './time-span'
import type { Claim, Lane } from '@/lib/dossier/schema'
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
  from: number
  to: number
  /** Start of the first claim. */
  first: number
  /** The dossier's date. */
  end: number
}

/** The dated claims by lane. Without lanes, each part of the dossier is a lane. Null: no claim is dated. */
export function timelineData(book: DossierBook): TimelineData | null {
  const dated = book.claims.flatMap((claim): DatedClaim[] => {
    const span = claim.time === undefined ? null : timeSpan(claim.time, book.asOf)
    return span ? [{ claim, span }] : []
  })
  if (dated.length === 0) return null
  dated.sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to)
  const end = timeSpan(book.asOf, book.asOf)?.to ?? Math.max(...dated.map(({ span }) => span.from))
  const from = Math.min(...dated.map(({ span }) => span.from))
  // Predictions for later years are not drawn: they would compress everything else.
  const to = end + (end - from) * 0.02
  return { lanes: lanesOf(book, dated), from: from - (end - from) * 0.01, to, first: from, end }
}

/** The claims in a view, in chronological order. */
export function claimsInView({ lanes }: TimelineData, { from, to, lane, onlyDoubt }: TimeView): Claim[] {
  const inView = lanes
    .filter(({ name }) => lane === null || name === lane)
    .flatMap(({ claims }) => claims)
    .filter(
      ({ claim, span }) =>
        (!onlyDoubt || isInDoubt(claim)) && (from === null || span.to > from) && (to === null || span.from < to),
    )
  return inView.sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to).map(({ claim }) => claim)
}

function lanesOf(book: DossierBook, dated: readonly DatedClaim[]): TimeLane[] {
  const named: readonly Lane[] =
    book.lanes.length > 0
      ? book.lanes
      : book.parts.map(({ name, topics }) => ({ name, topics: topics.map((topic) => topic.name), milestones: [] }))
  const placed = new Set<string>(named.flatMap(({ topics }) => topics))
  const lanes = named.map(({ name, topics, milestones }): TimeLane => {
    const own = new Set(topics)
    return {
      name,
      claims: dated.filter(({ claim }) => own.has(topicOf(claim))),
      milestones: milestones.flatMap((milestone) => milestoneOf(book, milestone)),
    }
  })
  const rest = dated.filter(({ claim }) => !placed.has(topicOf(claim)))
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
