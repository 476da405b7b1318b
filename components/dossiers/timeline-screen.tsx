import { dayMs } from '@/lib/text/date-value'
import { useDossierHref } from '@/components/book/dossier-of'
import { useMemo } from 'react'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { formatDate, formatTime } from '@/lib/i18n/dates'
import { replaceHash } from '@/components/panel/address'
import { Button, Chip } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { ListSection } from '@/components/ui/section'
import { t } from '@/lib/i18n/t'
import { ClaimRows } from '@/components/dossiers/dossier/claim-rows'
import { DossierPageHead } from '@/components/book/links'
import { wholeTimeView, type TimeView } from '@/lib/dossier/browse/dossier-route'
import { visibleTimelineOf, timelineOf, type TimelineData } from '@/lib/dossier/browse/timeline-lanes'
import { TimelinePicture } from '@/components/dossiers/dossier/timeline-picture'

/** Shortest range, in ms: claims are dated by the day at best. */
const MIN_RANGE = 40 * dayMs

/** The dated claims in lanes, with zoom, scrolling and filters; below, the same claims as a list. */
export function TimelineScreen({ book, view }: { book: DossierBook; view: TimeView }) {
  const href = useDossierHref()
  const data = useMemo(() => timelineOf(book), [book])
  const shown = useMemo(() => data && visibleTimelineOf(data, view), [data, view])
  if (data === null || shown === null) return <p className="block text-muted">{t('timeline.none')}</p>
  const { claims, lanes } = shown
  const onView = (next: TimeView) => replaceHash(href({ at: 'timeline', view: next }))
  const from = view.from ?? data.from
  const to = view.to ?? data.to
  const isWhole = view.from === null || view.to === null
  const zoom = (factor: number, shift = 0) => onView({ ...view, ...scaledRange(data, from, to, factor, shift) })
  const years = formatRange(Math.max(from, data.first), Math.min(to, data.asOfTime) - dayMs)
  return (
    <>
      <DossierPageHead id="timeline" name={t('dossier.timeline')}>
        <div className="chips first" role="group" aria-label={t('timeline.lanes')}>
          {[null, ...data.lanes.map(({ name }) => name)].map((name) => (
            <Chip
              key={name ?? ''}
              label={name ?? t('dossier.all')}
              isOn={view.lane === name}
              onToggle={() => onView({ ...view, lane: name })}
            />
          ))}
          <Chip
            kind="disputed"
            label={
              <>
                <Icon name="disputed" />
                {t('timeline.inDoubt')}
              </>
            }
            isOn={view.onlyDoubt}
            onToggle={(onlyDoubt) => onView({ ...view, onlyDoubt })}
          />
        </div>
        <div className="zoom" role="group" aria-label={t('timeline.zoom')}>
          <Button label={t('timeline.closer')} onClick={() => zoom(0.5)} disabled={to - from <= MIN_RANGE} />
          <Button label={t('timeline.wider')} onClick={() => zoom(2)} disabled={isWhole} />
          <Button label={t('timeline.earlier')} onClick={() => zoom(1, -0.5)} disabled={from <= data.from} />
          <Button label={t('timeline.later')} onClick={() => zoom(1, 0.5)} disabled={to >= data.to} />
          <Button
            kind="bare"
            label={t('timeline.whole')}
            onClick={() => onView({ ...view, from: null, to: null })}
            disabled={isWhole}
          />
        </div>
        <TimelinePicture
          data={data}
          lanes={lanes}
          from={from}
          to={to}
          withCounts
          label={t('timeline.label', { years })}
        />
      </DossierPageHead>
      <ListSection id="dated" name={isWhole ? t('timeline.dated') : years} count={t('count.claims', claims.length)}>
        {claims.length === 0 ? (
          <p className="block text-muted">{t('timeline.nothingHere')}</p>
        ) : (
          <ClaimRows
            key={href({ at: 'timeline', view: { ...wholeTimeView, ...view } })}
            claims={claims}
            labelledBy="dated"
            timeFirst
          />
        )}
      </ListSection>
    </>
  )
}

/** Returns the range scaled by `factor` and moved by `shift` times its length; nulls mean the whole range. */
function scaledRange(
  data: TimelineData,
  from: number,
  to: number,
  factor: number,
  shift: number,
): Pick<TimeView, 'from' | 'to'> {
  const whole = data.to - data.from
  const length = Math.min(whole, Math.max(MIN_RANGE, (to - from) * factor))
  if (length >= whole * 0.98) return { from: null, to: null }
  const middle = (from + to) / 2 + shift * (to - from)
  const start = Math.min(data.to - length, Math.max(data.from, middle - length / 2))
  return { from: start, to: start + length }
}

/** Returns a range of time in words: in years, or in months for a range of up to three years. */
function formatRange(from: number, to: number): string {
  const grain = to - from > 3 * 365 * dayMs ? 4 : 7
  const dateOf = (at: number) => new Date(at).toISOString().slice(0, grain)
  const first = dateOf(from)
  const last = dateOf(to)
  return first === last ? formatDate(first) : formatTime(`${first}/${last}`)
}
