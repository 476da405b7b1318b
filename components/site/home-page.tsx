import { useDossierHref } from '@/components/book/dossier-of'
import { MapPicture } from '@/components/dossier/map-picture'
import { Sections } from '@/components/dossier/overview'
import { TierBars } from '@/components/dossier/tier-bars'
import { TimelinePicture } from '@/components/dossier/timeline-picture'
import { useTimeline } from '@/components/dossier/use-timeline'
import { Icon } from '@/components/ui/icon'
import { chooseMost } from '@/lib/dossier/browse/choose-nodes'
import { isInDoubt } from '@/lib/dossier/browse/dossier-book'
import { noFilters, wholeTime, type ShowOption } from '@/lib/dossier/browse/dossier-route'
import { formatAsOf } from '@/lib/i18n/dates'
import { formatNumber, t } from '@/lib/i18n/t'
import { lanesFor } from './lanes-for'
import { SearchForm } from './search-page'
import type { SiteOf } from './site-of'

/** A dossier without parts has a section for each topic; more would make a page larger than 100 kB. */
const MOST_SECTIONS = 60

/** The first page of a dossier: its size, the search, its sections and pictures. */
export function HomePage({ site }: { site: SiteOf }) {
  const { book, atlas } = site
  const href = useDossierHref()
  const time = useTimeline(book)
  const marked = time?.lanes.filter(({ milestones }) => milestones.length > 0) ?? []
  const lanes = time ? lanesFor(time, marked.length > 0 ? marked : time.lanes) : []
  const chosen = chooseMost(atlas, 14, null)
  const doubts = book.claims.filter(isInDoubt).length
  const corrected = book.claims.filter(({ correction }) => correction).length
  const shown: [ShowOption, number][] = [
    ['doubt', doubts],
    ['corrected', corrected],
  ]
  return (
    <>
      <section className="block opening">
        <h1 className="lead">
          <strong>{book.subject.name}</strong>
        </h1>
        <p className="facts">
          {t('opening.facts', {
            claims: t('count.claims', book.claims.length),
            sources: t('count.sources', book.sources.length),
            asOf: formatAsOf(book.asOf),
          })}{' '}
          {t('opening.doubts', doubts)}
        </p>
        {site.hasSearch && <SearchForm />}
        <p className="ways">
          {book.introduction !== '' && <a href={href({ at: 'introduction' })}>{t('dossier.readIntroduction')}</a>}
          {shown.map(
            ([show, count]) =>
              count > 0 && (
                <a
                  key={show}
                  className={show === 'doubt' ? 'doubt' : undefined}
                  href={href({ at: 'claims', looking: { ...noFilters, show } })}
                >
                  <Icon name={show === 'doubt' ? 'disputed' : 'correction'} />
                  {t(show === 'doubt' ? 'site.allInDoubt' : 'site.allCorrected', count)}
                </a>
              ),
          )}
        </p>
      </section>
      <section className="block" aria-labelledby="sections">
        <div className="block-head">
          <h2 id="sections">{t('dossier.sections')}</h2>
        </div>
        <Sections book={{ ...book, parts: book.parts.slice(0, MOST_SECTIONS) }} />
        {book.parts.length > MOST_SECTIONS && (
          <p className="ways">
            <a href={href({ at: 'claims', looking: noFilters }).replace(/index\.html$/, 'claims.html')}>
              {t('site.allSections', book.parts.length)}
            </a>
          </p>
        )}
      </section>
      {time && (
        <section className="block" aria-labelledby="timeline">
          <div className="block-head">
            <h2 id="timeline">
              <a href={href({ at: 'timeline', view: wholeTime })}>{t('dossier.timeline')}</a>
            </h2>
          </div>
          <TimelinePicture
            data={time}
            lanes={lanes}
            from={time.from}
            to={time.to}
            withCounts={lanes.every(({ milestones }) => milestones.length === 0)}
            label={t('site.timelineLabel')}
          />
        </section>
      )}
      {chosen.nodes.length > 0 && (
        <section className="block" aria-labelledby="who">
          <div className="block-head">
            <h2 id="who">
              <a href={href({ at: 'map', view: { kind: null, asList: false } })}>{t('dossier.whoAndWhat')}</a>
            </h2>
          </div>
          <MapPicture chosen={chosen} label={t('site.mapLabel')} />
        </section>
      )}
      <section className="block" aria-labelledby="by-tier">
        <div className="block-head">
          <h2 id="by-tier">
            <a href={href({ at: 'sources', tier: null })}>{t('dossier.sourcesByTier')}</a>
          </h2>
          <span className="label">{formatNumber(book.sources.length)}</span>
        </div>
        <TierBars book={book} />
      </section>
    </>
  )
}
