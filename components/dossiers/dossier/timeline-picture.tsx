import { useDossierHref } from '@/components/book/dossier-of'
import { useMemo, useId, type ReactNode } from 'react'
import { formatTime } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import {
  layoutTimeline,
  type PlacedLane,
  type PlacedMilestone,
  type TimelineFrame,
} from '@/lib/dossier/browse/timeline-layout'
import type { TimelineData, TimeLane } from '@/lib/dossier/browse/timeline-lanes'
import { forEachWidth, useWidth } from '@/components/ui/fixed-view'

interface TimelinePictureProps extends Omit<TimelineFrame, 'width'> {
  data: TimelineData
  lanes: readonly TimeLane[]
  label: string
}

/** The timeline as a picture. Every labelled bar and point is a link to its claim. */
export const TimelinePicture = forEachWidth(function Picture(picture: TimelinePictureProps) {
  const { data, lanes, from, to, withCounts, label } = picture
  const id = useId()
  const [figure, width] = useWidth<HTMLElement>(328)
  const {
    ticks,
    asOfX,
    lanes: placed,
    height,
  } = useMemo(
    () => layoutTimeline(data, lanes, { from, to, width, withCounts }),
    [data, lanes, from, to, width, withCounts],
  )
  return (
    <figure ref={figure}>
      <svg
        className="pic"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="group"
        aria-labelledby={id}
      >
        <title id={id}>{label}</title>
        {ticks.map(({ x, label: date, labelX }) => (
          <g key={x} aria-hidden="true">
            <path className="grid" d={`M${toTenth(x)} 18V${height - 4}`} />
            {date !== '' && (
              <text className="ax" x={toTenth(labelX)} y="12" textAnchor="middle">
                {date}
              </text>
            )}
          </g>
        ))}
        {asOfX !== null && <path className="as-of" d={`M${toTenth(asOfX)} 18V${height - 4}`} />}
        {placed.map(({ name, y, bins, items }) => (
          <g key={name} role="group" aria-label={name}>
            <text className="lane" lang="en" x="0" y={y + 14} aria-hidden="true">
              {name}
            </text>
            {/* One element for all counts of a lane: a dossier of a hundred lanes has thousands of them. */}
            {bins.length > 0 && (
              <g aria-hidden="true">
                <path className="bin" d={columns(bins, ({ height }) => height)} />
                <path className="bin doubtful" d={columns(bins, ({ doubtful }) => doubtful)} />
              </g>
            )}
            {items.map((item) => (
              <MilestoneLink key={`${item.milestone.claim.id} ${item.milestone.label}`} item={item} />
            ))}
          </g>
        ))}
      </svg>
      <figcaption>
        <LegendEntry words={t('timeline.legendDated')}>
          <rect width="16" height="10" rx="2" fill="var(--ink-2)" />
        </LegendEntry>
        <LegendEntry words={t('timeline.legendDoubt')}>
          <rect x=".5" y=".5" width="15" height="9" rx="2" fill="none" stroke="var(--disputed)" strokeDasharray="3 2" />
        </LegendEntry>
        {withCounts && (
          <LegendEntry words={t('timeline.legendCounts')}>
            <path d="M1 10V5h4v5zM6 10V1h4v9zM11 10V7h4v3z" fill="var(--ink-3)" />
          </LegendEntry>
        )}
        <LegendEntry words={t('timeline.legendEnd')}>
          <path d="M8 0v10" stroke="var(--lamp)" strokeWidth="2" />
        </LegendEntry>
      </figcaption>
    </figure>
  )
})

/** Returns an SVG path with a column of 4 px width for each bin, drawn downwards from the top of the bin. */
function columns(bins: PlacedLane['bins'], heightOf: (bin: PlacedLane['bins'][number]) => number): string {
  return bins
    .map((bin) => (heightOf(bin) > 0 ? `M${toTenth(bin.x)} ${toTenth(bin.y)}h4v${toTenth(heightOf(bin))}h-4z` : ''))
    .join('')
}

function MilestoneLink({ item }: { item: PlacedMilestone }) {
  const href = useDossierHref()
  const { milestone, shape, y, label, doubt } = item
  const x = toTenth(item.x)
  const width = toTenth(item.width)
  const shoulder = toTenth(x + Math.max(1, width - 5))
  const { claim, isDoubtful } = milestone
  const ink = isDoubtful ? 'doubtful' : ''
  const timeSuffix = claim.time === undefined ? '' : `, ${formatTime(claim.time)}`
  const says = milestone.doubt ? ` ${milestone.doubt.says}` : ''
  const name = `${milestone.label}${says}${timeSuffix}${isDoubtful ? `, ${t('dossier.inDoubt')}` : ''}`
  return (
    <a href={href({ at: 'claim', id: claim.id })} aria-label={name} className={`mile ${ink}`}>
      {/* Click targets are at least 20 px high. */}
      <rect className="hit" x={toTenth(x - 4)} y={y - 11} width={toTenth(width + 8)} height="22" />
      {shape === 'point' && <circle className="pt" cx={toTenth(x + 4)} cy={y} r="4" />}
      {shape === 'bar' && <rect className="span" x={x} y={y - 9} width={width} height="18" rx="2" />}
      {shape === 'open' && (
        <path className="span" d={`M${x} ${y - 9}H${shoulder}L${toTenth(x + width)} ${y}L${shoulder} ${y + 9}H${x}Z`} />
      )}
      {doubt && (
        <rect
          className="doubt-end"
          x={toTenth(doubt.x + 0.5)}
          y={y - 8.5}
          width={toTenth(doubt.width)}
          height="17"
          rx="2"
        />
      )}
      <text className={label.inside ? 'in' : 'beside'} x={toTenth(label.x)} y={y + 4} textAnchor={label.anchor}>
        {label.text}
      </text>{' '}
      {doubt?.reasonX != null && (
        <text className="note" x={toTenth(doubt.reasonX)} y={y + 4}>
          {milestone.doubt?.says}
        </text>
      )}
    </a>
  )
}

/** An entry of the legend. @param children a sample of the sign, 16 wide and 10 high */
function LegendEntry({ words, children }: { words: string; children: ReactNode }) {
  return (
    <span>
      <svg className="sw" viewBox="0 0 16 10" aria-hidden="true">
        {children}
      </svg>
      {words}
    </span>
  )
}

/** Rounds pixels to tenths: finer steps are invisible, and their digits double the size of a page without scripts. */
function toTenth(pixels: number): number {
  return Math.round(pixels * 10) / 10
}
