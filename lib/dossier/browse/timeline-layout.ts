import { scaleUtc, type ScaleTime } from 'd3-scale'
import { isInDoubt } from './dossier-book'
import { formatUtcDate } from '@/lib/i18n/dates'
import type { Milestone, TimelineData, TimeLane } from './timeline-lanes'

export interface PlacedLane {
  name: string
  y: number
  items: PlacedMilestone[]
  bins: { x: number; y: number; height: number; doubtful: number; count: number }[]
}

export interface PlacedMilestone {
  milestone: Milestone
  shape: 'bar' | 'open' | 'point'
  x: number
  width: number
  /** Vertical centre of the milestone's row. */
  y: number
  label: { text: string; x: number; anchor: 'start' | 'middle' | 'end'; inside: boolean }
  doubt: { x: number; width: number; reasonX: number | null } | null
}

export interface TimelineFrame {
  from: number
  to: number
  width: number
  /** Whether to draw the number of dated claims that begin at each place. */
  withCounts: boolean
}

/** Width of a letter in the widest of the fonts at 11 px, in pixels like the sizes below. */
const LETTER_WIDTH = 6.3
const ROW_HEIGHT = 22
const TOP_MARGIN = 22
const LANE_HEAD_HEIGHT = 20
const BIN_WIDTH = 5
const TALLEST_BIN = 20

/**
 * Places bars, points, labels and counts in pixels, without overlapping labels: a label that does not fit goes to the next row.
 *
 * @returns the timeline; every x is within 0 and `width`, and `asOfX` is null where the dossier's date is not in view
 */
export function layoutTimeline(data: TimelineData, lanes: readonly TimeLane[], frame: TimelineFrame) {
  const { from, to, width, withCounts } = frame
  const scale = scaleUtc().domain([from, to]).range([0, width])
  // Computed here, since each call of d3's time scale creates a `Date`.
  const x = (at: number) => Math.min(width, Math.max(0, ((at - from) / (to - from)) * width))
  const bins = new Map(withCounts ? lanes.map((lane) => [lane, countClaimsByBin(lane, frame, x)]) : [])
  const highestCount = [...bins.values()].flat().reduce((highest, { count }) => Math.max(highest, count), 1)
  const asOfX = isInFrame(data.asOfTime, frame) ? x(data.asOfTime) : null
  let y = TOP_MARGIN
  const placedLanes = lanes.map((lane): PlacedLane => {
    const start = y
    const { items, rows } = placeLabels(lane.milestones, frame, x, start + LANE_HEAD_HEIGHT, asOfX)
    y = start + LANE_HEAD_HEIGHT + rows * ROW_HEIGHT
    const base = y + TALLEST_BIN
    const drawn = (bins.get(lane) ?? []).map(({ x: at, count, doubtful }) => {
      const height = Math.max(3, (TALLEST_BIN * count) / highestCount)
      return { x: at, y: base - height, height, doubtful: (height * doubtful) / count, count }
    })
    y = (withCounts ? base + 4 : y) + 8
    return { name: lane.name, y: start, items, bins: drawn }
  })
  return {
    width,
    height: y,
    ticks: ticksOf(scale, width),
    asOfX,
    lanes: placedLanes,
  }
}

function isInFrame(at: number, { from, to }: TimelineFrame): boolean {
  return at >= from && at <= to
}

type TimeToX = (at: number) => number

/** A possible position of a label, with the range that it and its mark take in the row. */
interface LabelSpot {
  x: number
  anchor: 'start' | 'middle' | 'end'
  from: number
  to: number
}

/** Cuts a label to as many whole words as fit into `room` pixels with "…", or to the first letters of a word if none fits. */
function cutLabel(label: string, room: number): string {
  const letters = Math.max(1, Math.floor(room / LETTER_WIDTH) - 1)
  const words = label.slice(0, letters + 1).split(' ')
  return `${words.length > 1 ? words.slice(0, -1).join(' ') : label.slice(0, letters)}…`
}

function placeLabels(
  milestones: readonly Milestone[],
  frame: TimelineFrame,
  x: TimeToX,
  top: number,
  endX: number | null,
) {
  const rows: [number, number][][] = []
  const items: PlacedMilestone[] = []
  for (const milestone of milestones) {
    const { span, label, doubt } = milestone
    if (span.to <= frame.from || span.from >= frame.to) continue
    const [left, right] = span.isPoint
      ? edgesOfPoint(x((span.from + span.to) / 2), frame.width)
      : [x(span.bar.from), x(span.bar.to)]
    const words = label.length * LETTER_WIDTH
    const end = doubt ? x(doubt.span.bar.to) : right
    const reasonX = doubt && end + 6 + doubt.says.length * LETTER_WIDTH <= frame.width ? end + 6 : null
    const edge = reasonX === null || !doubt ? end : reasonX + doubt.says.length * LETTER_WIDTH
    // A label never crosses the line of the dossier's date.
    const rightMost = endX !== null && right <= endX ? endX - 4 : frame.width
    const spaceBefore = left - 5
    const spaceAfter = rightMost - edge - 5
    const beforeIt = (wide: number): LabelSpot => ({ x: left - 5, anchor: 'end', from: left - 9 - wide, to: edge })
    const behindIt = (wide: number): LabelSpot => ({ x: edge + 5, anchor: 'start', from: left, to: edge + 9 + wide })
    const spots: LabelSpot[] = [
      ...(!span.isPoint && right - left >= words + 8
        ? [{ x: (left + right) / 2, anchor: 'middle' as const, from: left, to: edge }]
        : []),
      ...(spaceBefore >= words ? [beforeIt(words)] : []),
      ...(spaceAfter >= words ? [behindIt(words)] : []),
    ]
    // Too long for either side: cut on the side with more room.
    const text = spots.length > 0 ? label : cutLabel(label, Math.max(spaceBefore, spaceAfter))
    if (spots.length === 0) spots.push((spaceBefore > spaceAfter ? beforeIt : behindIt)(text.length * LETTER_WIDTH))
    const fits = (busy: [number, number][] = []) =>
      spots.find((spot) => busy.every(([a, b]) => spot.to <= a + 0.5 || spot.from >= b - 0.5))
    let row = 0
    let way = fits(rows[row])
    while (way === undefined) way = fits(rows[++row])
    ;(rows[row] ??= []).push([way.from, way.to])
    items.push({
      milestone,
      shape: shapeOf(span),
      x: left,
      width: Math.max(3, right - left - (span.isPoint ? 0 : 1)),
      y: top + row * ROW_HEIGHT + ROW_HEIGHT / 2 - 1,
      label: { text, x: way.x, anchor: way.anchor, inside: way.anchor === 'middle' },
      doubt: doubt ? { x: x(doubt.span.bar.from), width: Math.max(3, end - x(doubt.span.bar.from)), reasonX } : null,
    })
  }
  return { items, rows: rows.length }
}

function shapeOf({ isPoint, isOpen }: Milestone['span']): PlacedMilestone['shape'] {
  if (isPoint) return 'point'
  return isOpen ? 'open' : 'bar'
}

/** Returns the left and right edge of a point, which is 8 px wide and stays between 0 and `width`. */
function edgesOfPoint(middle: number, width: number): [number, number] {
  const left = Math.min(width - 8, Math.max(0, middle - 4))
  return [left, left + 8]
}

interface TimeBin {
  x: number
  count: number
  doubtful: number
}

/** Counts the claims that begin in each step of 5 px. */
function countClaimsByBin({ claims }: TimeLane, frame: TimelineFrame, x: TimeToX): TimeBin[] {
  const bins = new Map<number, TimeBin>()
  for (const { claim, span } of claims) {
    if (!isInFrame(span.from, frame)) continue
    const at = Math.min(frame.width - BIN_WIDTH, Math.floor(x(span.from) / BIN_WIDTH) * BIN_WIDTH)
    const bin = bins.get(at) ?? { x: at, count: 0, doubtful: 0 }
    bin.count++
    if (isInDoubt(claim)) bin.doubtful++
    bins.set(at, bin)
  }
  return [...bins.values()]
}

/** Returns the ticks of the axis; `label` is empty where it would overlap the last one. */
function ticksOf(scale: ScaleTime<number, number>, width: number): { x: number; label: string; labelX: number }[] {
  let busy = Number.NEGATIVE_INFINITY
  return scale
    .ticks(Math.max(2, Math.floor(width / 76)))
    .filter((date) => date.getUTCHours() === 0)
    .map((date) => {
      const label = formatUtcDate(date, tickFormatOf(date))
      const x = scale(date)
      const half = (label.length * LETTER_WIDTH) / 2
      const labelX = Math.min(width - half, Math.max(half, x))
      if (labelX - half < busy) return { x, label: '', labelX }
      busy = labelX + half + 6
      return { x, label, labelX }
    })
}

/** Returns the format of a tick's label: the day, the month at the first of a month, or the year on 1 January. */
function tickFormatOf(date: Date): Intl.DateTimeFormatOptions {
  if (date.getUTCDate() !== 1) return { day: 'numeric', month: 'short' }
  return date.getUTCMonth() === 0 ? { year: 'numeric' } : { month: 'short', year: 'numeric' }
}
