import { LinksContext } from '@/components/book/dossier-of'
import { FixedView } from '@/components/ui/fixed-view'
import { Icon } from '@/components/ui/icon'
import { formatAsOf } from '@/lib/i18n/dates'
import { hasReport } from '../report/report-of'
import { t } from '@/lib/i18n/t'
import { PAGE_ROWS } from './list-pages'
import type { DossierSite, SitePage, SiteScreen } from './site-of'

/** Widths of pictures in px: at 320 px without the margins, and in the column of a wide window. */
const WIDTHS = [288, 640] as const
const NARROW = [288, 288] as const

interface SiteFrameProps {
  site: DossierSite
  page: SitePage
  /** From the page to the folder of its language: "", "../". */
  up: string
}

export function SiteFrame({ site, page, up }: SiteFrameProps) {
  const languageFolder = site.languages.find(({ code }) => code === site.language)?.folder ?? ''
  const { at = 0 } = page
  const root = `${up}${languageFolder === '' ? '' : '../'}`
  return (
    <LinksContext value={(place) => up + site.fileOf(place)}>
      <FixedView widths={page.isNarrow ? NARROW : WIDTHS} rows={{ from: at * PAGE_ROWS, to: (at + 1) * PAGE_ROWS }}>
        <a className="skip" href="#main">
          {t('site.skip')}
        </a>
        <header className="bar site-bar">
          <a className="home" href={`${up}index.html`}>
            <Icon name="logo" className="logo" />
            <span>{site.book.subject.name}</span>
          </a>
          <nav aria-label={t('site.screens')}>
            {screensOf(site).map(({ screen, file }) => (
              <a key={screen} href={up + file} aria-current={page.screen === screen ? 'page' : undefined}>
                {t(`site.screen.${screen}`)}
              </a>
            ))}
          </nav>
          {site.languages.length > 1 && (
            <nav className="languages" aria-label={t('site.languages')}>
              {site.languages.map(({ code, name, folder }) => (
                <a
                  key={code}
                  href={`${root}${folder}${page.file}`}
                  lang={code}
                  hrefLang={code}
                  aria-current={code === site.language ? 'true' : undefined}
                >
                  {name}
                </a>
              ))}
            </nav>
          )}
        </header>
        <div className={page.aside === undefined ? 'columns' : 'columns with-aside'}>
          <main id="main" tabIndex={-1}>
            {page.body}
          </main>
          {page.aside !== undefined && <aside aria-label={t('site.aside')}>{page.aside}</aside>}
        </div>
        <footer className="foot site-foot">
          <p>
            {t('site.foot', {
              subject: site.book.subject.name,
              version: site.book.version,
              asOf: formatAsOf(site.book.asOf),
            })}{' '}
            {t('site.footAbout')}
          </p>
          <p className="ways">
            {site.downloads.slice(0, 1).map(({ file, kind }) => (
              <a key={file} href={root + file} download>
                {t(`site.download.${kind}`)}
              </a>
            ))}
            <a href={`${up}downloads.html`}>{t('site.screen.downloads')}</a>
            <a href={`${root}feed.atom`}>{t('site.atom')}</a>
          </p>
        </footer>
      </FixedView>
    </LinksContext>
  )
}

function screensOf({ book, hasSearch, fileOf }: DossierSite): { screen: SiteScreen; file: string }[] {
  const screens: { screen: SiteScreen; file: string; isThere?: boolean }[] = [
    { screen: 'overview', file: 'index.html' },
    { screen: 'introduction', file: fileOf({ at: 'introduction' }), isThere: book.introduction !== '' },
    { screen: 'report', file: 'report.html', isThere: hasReport(book.research) },
    { screen: 'claims', file: 'claims.html' },
    { screen: 'research', file: fileOf({ at: 'research' }), isThere: book.research !== undefined },
    { screen: 'timeline', file: 'timeline.html' },
    { screen: 'names', file: 'names.html' },
    { screen: 'sources', file: 'sources.html' },
    { screen: 'search', file: 'search.html', isThere: hasSearch },
  ]
  return screens.filter(({ isThere = true }) => isThere)
}
