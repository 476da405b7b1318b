import { useDossierHref } from '@/components/book/dossier-of'
import { Icon } from '@/components/ui/icon'
import { noFilters } from '@/lib/dossier/browse/dossier-route'
import { t } from '@/lib/i18n/t'
import type { DossierSite } from './site-of'

/** A form that leads to the page of results. */
export function SearchForm() {
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
            <a href={href({ at: 'map', view: { kind: null, asList: true } })}>{t('site.screen.names')}</a>
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
