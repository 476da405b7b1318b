import { timeSpan, type TimeSpan } from './time-span'
import type { Claim, Lane } from '@/lib/dossier/schema'
import { isInDoubt, topicOf, type DossierBook } from './dossier-book'
import { t } from '@/lib/i18n/t'
import type { TimeView } from './dossier-route'

/** A claim with the stretch of time that it stands for. */
export interface DatedClaim {
  claim: Claim
  span: TimeSpan
}

/** A claim with a short label of its own in the picture. */
export interface Milestone extends DatedClaim {
  label: string
  isDoubtful: boolean
  doubt: { span: TimeSpan; says: string } | null
}

export interface TimeLane {
  name: string
  /** In the order of time. */
  claims: DatedClaim[]
  milestones: Milestone[]
}

/** All that the timeline shows, and from when to when: to the end of the dossier, and a little more so that the end is seen. */
export interface TimelineData {
  lanes: TimeLane[]
  from: number
  to: number
  /** When the first claim begins. */
  first: number
  /** Where the dossier ends. */
  end: number
}

/** The dated claims by lane. Without lanes of its own a dossier has one for each of its parts. Null: nothing is dated. */
export function timelineData(book: DossierBook): TimelineData | null {
  const dated = book.claims.flatMap((claim): DatedClaim[] => {
    const span = claim.time === undefined ? null : timeSpan(claim.time, book.asOf)
    return span ? [{ claim, span }] : []
  })
  if (dated.length === 0) return null
  dated.sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to)
  const end = timeSpan(book.asOf, book.asOf)?.to ?? Math.max(...dated.map(({ span }) => span.from))
  const from = Math.min(...dated.map(({ span }) => span.from))
  // What the dossier expects of later years is no reason to draw them: it would press all the rest together.
  const to = end + (end - from) * 0.02
  return { lanes: lanesOf(book, dated), from: from - (end - from) * 0.01, to, first: from, end }
}

/** The claims that a view lets through, in the order of time. */
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
