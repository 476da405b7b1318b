import { useDossierHref } from '@/components/book/dossier-of'
import { isInDoubt, type DossierBook } from '@/lib/dossier/browse/dossier-book'
import { wholeTime } from '@/lib/dossier/browse/dossier-route'
import type { TimelineData, TimeLane } from '@/lib/dossier/browse/timeline-lanes'
import { formatAsOf } from '@/lib/i18n/dates'
import { formatNumber, t } from '@/lib/i18n/t'
import { Block } from './block'
import { TierBars } from './tier-bars'
import { TimelinePicture } from './timeline-picture'

// Parts of the first page of a dossier, in the panel and on its site.

/** The subject of a dossier, and its size. */
export function DossierSize({ book }: { book: DossierBook }) {
  const inDoubt = book.claims.filter(isInDoubt).length
  // An imported report says how certain it is, without rated sources that could establish it.
  const isRated = book.sources.some(({ tier }) => tier !== undefined)
  return (
    <>
      <h1 className="lead">
        <strong>{book.subject.name}</strong>
      </h1>
      <p className="facts">
        {t('dossierIntro.facts', {
          claims: t('count.claims', book.claims.length),
          sources: t('count.sources', book.sources.length),
          asOf: formatAsOf(book.asOf),
        })}{' '}
        {t(isRated ? 'dossierIntro.doubts' : 'dossierIntro.statedDoubts', inDoubt)}
      </p>
    </>
  )
}

/** The lanes that have milestones; all of them where none has. */
export function lanesWithMilestones({ lanes }: TimelineData): readonly TimeLane[] {
  const marked = lanes.filter(({ milestones }) => milestones.length > 0)
  return marked.length > 0 ? marked : lanes
}

interface TimelineBlockProps {
  time: TimelineData
  lanes: readonly TimeLane[]
  label: string
  /** Whether the timeline also exists as a list. */
  hasList: boolean
}

/** The timeline of a dossier, as a link to the whole one. */
export function TimelineBlock({ time, lanes, label, hasList }: TimelineBlockProps) {
  const href = useDossierHref()
  return (
    <Block
      id="timeline"
      heading={<a href={href({ at: 'timeline', view: wholeTime })}>{t('dossier.timeline')}</a>}
      aside={
        hasList && (
          <a className="label" href={href({ at: 'timeline', view: { ...wholeTime, asList: true } })}>
            {t('dossier.asList')}
          </a>
        )
      }
    >
      <TimelinePicture
        data={time}
        lanes={lanes}
        from={time.from}
        to={time.to}
        withCounts={lanes.every(({ milestones }) => milestones.length === 0)}
        label={label}
      />
    </Block>
  )
}

/** The number of sources by tier. */
export function SourcesBlock({ book }: { book: DossierBook }) {
  const href = useDossierHref()
  return (
    <Block
      id="by-tier"
      heading={<a href={href({ at: 'sources', tier: null })}>{t('dossier.sourcesByTier')}</a>}
      aside={<span className="label">{formatNumber(book.sources.length)}</span>}
    >
      <TierBars book={book} />
    </Block>
  )
}
