import { useDossierHref } from '@/components/book/dossier-of'
import { DossierSize, lanesWithMilestones, SourcesBlock, TimelineBlock } from '@/components/dossier/dossier-blocks'
import { Block } from '@/components/dossier/block'
import { MapPicture } from '@/components/dossier/map-picture'
import { Sections } from '@/components/dossier/overview'
import { useTimeline } from '@/components/dossier/use-timeline'
import { Icon } from '@/components/ui/icon'
import { chooseMost } from '@/lib/dossier/browse/choose-nodes'
import { isInDoubt } from '@/lib/dossier/browse/dossier-book'
import { noFilters, type ShowOption } from '@/lib/dossier/browse/dossier-route'
import { t } from '@/lib/i18n/t'
import { lanesFor } from './lanes-for'
import { SearchForm } from './search-page'
import type { SiteOf } from './site-of'

/** A dossier without parts has a section for each topic; more would make a page larger than 100 kB. */
const MOST_SECTIONS = 60

/** The first page of a dossier: its size, the search, its sections and pictures. */
export function HomePage({ site }: { site: SiteOf }) {
  const { book, graph } = site
  const href = useDossierHref()
  const time = useTimeline(book)
  const lanes = time ? lanesFor(time, lanesWithMilestones(time)) : []
  const chosen = chooseMost(graph, 14, null)
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
                  href={href({ at: 'claims', looking: { ...noFilters, show } })}
                >
                  <Icon name={show === 'doubt' ? 'disputed' : 'correction'} />
                  {t(show === 'doubt' ? 'site.allInDoubt' : 'site.allCorrected', count)}
                </a>
              ),
          )}
        </p>
      </section>
      <Block id="sections" heading={t('dossier.sections')}>
        <Sections book={{ ...book, parts: book.parts.slice(0, MOST_SECTIONS) }} />
        {book.parts.length > MOST_SECTIONS && (
          <p className="ways">
            <a href={href({ at: 'claims', looking: noFilters }).replace(/index\.html$/, 'claims.html')}>
              {t('site.allSections', book.parts.length)}
            </a>
          </p>
        )}
      </Block>
      {time && <TimelineBlock time={time} lanes={lanes} label={t('site.timelineLabel')} hasList={false} />}
      {chosen.nodes.length > 0 && (
        <Block
          id="who"
          heading={<a href={href({ at: 'map', view: { kind: null, asList: false } })}>{t('dossier.whoAndWhat')}</a>}
        >
          <MapPicture chosen={chosen} label={t('site.mapLabel')} />
        </Block>
      )}
      <SourcesBlock book={book} />
    </>
  )
}
