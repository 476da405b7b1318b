import { useDossierHref } from '@/components/book/dossier-of'
import { DossierSize, SectionList, TierBars } from '@/components/dossiers/dossier/overview'
import { Section } from '@/components/ui/section'
import { TimelinePicture } from '@/components/dossiers/dossier/timeline-picture'
import { timelineOf, type TimelineData, type TimeLane } from '@/lib/dossier/browse/timeline-lanes'
import { Icon } from '@/components/ui/icon'
import { EntityList } from '@/components/dossiers/dossier/claim-rows'
import { isInDoubt } from '@/lib/dossier/browse/dossier-book'
import { noFilters, wholeTimeView, type ShowOption } from '@/lib/dossier/browse/dossier-route'
import { formatNumber, t } from '@/lib/i18n/t'
import { lanesFor, mentionedNames } from './list-pages'
import type { DossierSite } from './site-of'

/** Maximum number of sections on the page, to keep it below 100 kB. A dossier without parts has one for each topic. */
const MOST_SECTIONS = 60
/** Names on the page: those that claims mention most. */
const MOST_NAMES = 14

/** The first page of a dossier: its size, the search, its sections and pictures. */
export function HomePage({ site }: { site: DossierSite }) {
  const { book } = site
  const href = useDossierHref()
  const time = timelineOf(book)
  const lanes = time ? lanesFor(time, lanesWithMilestones(time)) : []
  const names = mentionedNames(site, null).slice(0, MOST_NAMES)
  const shown: [ShowOption, number][] = [
    ['doubt', book.claims.filter(isInDoubt).length],
    ['corrected', book.claims.filter(({ correction }) => correction).length],
  ]
  return (
    <>
      <section className="block opening">
        <DossierSize book={book} />
        {site.hasSearch && <SearchForm />}
        <p className="ways">
          {book.introduction !== '' && <a href={href({ at: 'introduction' })}>{t('dossier.readIntroduction')}</a>}
          {shown.map(
            ([show, count]) =>
              count > 0 && (
                <a
                  key={show}
                  className={show === 'doubt' ? 'doubt' : undefined}
                  href={href({ at: 'claims', filters: { ...noFilters, show } })}
                >
                  <Icon name={show === 'doubt' ? 'disputed' : 'correction'} />
                  {t(show === 'doubt' ? 'site.allInDoubt' : 'site.allCorrected', count)}
                </a>
              ),
          )}
        </p>
      </section>
      <Section id="sections" name={t('dossier.sections')}>
        <SectionList book={{ ...book, parts: book.parts.slice(0, MOST_SECTIONS) }} />
        {book.parts.length > MOST_SECTIONS && (
          <p className="ways">
            <a href={href({ at: 'claims', filters: noFilters }).replace(/index\.html$/, 'claims.html')}>
              {t('site.allSections', book.parts.length)}
            </a>
          </p>
        )}
      </Section>
      {time && (
        <Section
          id="timeline"
          name={<a href={href({ at: 'timeline', view: wholeTimeView })}>{t('dossier.timeline')}</a>}
        >
          <TimelinePicture
            data={time}
            lanes={lanes}
            from={time.from}
            to={time.to}
            withCounts={lanes.every(({ milestones }) => milestones.length === 0)}
            label={t('site.timelineLabel')}
          />
        </Section>
      )}
      {names.length > 0 && (
        <Section id="who" name={<a href={href({ at: 'names', kind: null })}>{t('dossier.whoAndWhat')}</a>}>
          <EntityList nodes={names} labelledBy="who" />
        </Section>
      )}
      <Section
        id="by-tier"
        name={<a href={href({ at: 'sources', tier: null })}>{t('dossier.sourcesByTier')}</a>}
        aside={<span className="label">{formatNumber(book.sources.length)}</span>}
      >
        <TierBars book={book} />
      </Section>
    </>
  )
}

function lanesWithMilestones({ lanes }: TimelineData): readonly TimeLane[] {
  const marked = lanes.filter(({ milestones }) => milestones.length > 0)
  return marked.length > 0 ? marked : lanes
}

function SearchForm() {
  const href = useDossierHref()
  const home = href({ at: 'claims', filters: noFilters })
  return (
    <form className="search-form" role="search" action={home.replace(/index\.html$/, 'search.html')} method="get">
      <label className="field">
        <Icon name="search" />
        <span className="only-read">{t('dossierIntro.search')}</span>
        <input type="search" name="q" placeholder={t('dossierIntro.search')} />
      </label>
      <button type="submit" className="btn">
        {t('site.screen.search')}
      </button>
    </form>
  )
}

/** The page of results, which a script fills. Its links to the lists work without scripts. */
export function SearchPage({ site }: { site: DossierSite }) {
  const href = useDossierHref()
  return (
    <>
      <section className="block">
        <h1 className="title">{t('site.searchTitle', { subject: site.book.subject.name })}</h1>
        <SearchForm />
        <noscript>
          <p className="text-muted">{t('site.searchNoScript')}</p>
          <p className="ways">
            <a href={href({ at: 'claims', filters: noFilters }).replace(/index\.html$/, 'claims.html')}>
              {t('site.screen.claims')}
            </a>
            <a href={href({ at: 'names', kind: null })}>{t('site.screen.names')}</a>
            <a href={href({ at: 'sources', tier: null })}>{t('site.screen.sources')}</a>
          </p>
        </noscript>
      </section>
      <section
        id="results"
        aria-labelledby="found"
        hidden
        data-none={t('searchResults.noWords')}
        data-claim={t('searchResults.claims')}
        data-name={t('searchResults.whoAndWhat')}
        data-source={t('sources.name')}
      >
        <h2 id="found" className="only-read">
          {t('site.results')}
        </h2>
        <p className="block text-muted" role="status" />
      </section>
    </>
  )
}
