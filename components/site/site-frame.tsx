import { DossierLinks } from '@/components/book/dossier-of'
import { FixedView } from '@/components/ui/fixed-view'
import { Icon } from '@/components/ui/icon'
import { formatAsOf } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import { ROWS } from './listed'
import type { SiteOf, SitePage, SiteRoom } from './site-of'

/** Widths of pictures in px: at 320 px without the margins, and in the column of a wide window. */
const WIDTHS = [288, 640] as const
const NARROW = [288, 288] as const

export interface SiteFrameProps {
  site: SiteOf
  page: SitePage
  /** From the page to the folder of its language: "", "../". */
  up: string
}

/** A whole page: bar, column, side column, foot. */
export function SiteFrame({ site, page, up }: SiteFrameProps) {
  const own = site.languages.find(({ code }) => code === site.language)?.folder ?? ''
  const { at = 0 } = page
  const root = `${up}${own === '' ? '' : '../'}`
  return (
    <DossierLinks to={(place) => up + site.fileOf(place)}>
      <FixedView widths={page.isNarrow ? NARROW : WIDTHS} rows={{ from: at * ROWS, to: (at + 1) * ROWS }}>
        <a className="skip" href="#main">
          {t('site.skip')}
        </a>
        <header className="bar site-bar">
          <a className="home" href={site.hasCatalogue ? `${root}../index.html` : `${up}index.html`}>
            <Icon name="logo" className="logo" />
            <span>{site.hasCatalogue ? t('site.catalogue') : site.book.subject.name}</span>
          </a>
          <nav aria-label={t('site.rooms')}>
            {roomsOf(site).map(({ room, file }) => (
              <a key={room} href={up + file} aria-current={page.room === room ? 'page' : undefined}>
                {t(`site.room.${room}`)}
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
            <a href={`${up}downloads.html`}>{t('site.room.downloads')}</a>
            <a href={`${up}changes.html`}>{t('site.room.changes')}</a>
            <a href={`${root}feed.atom`}>{t('site.atom')}</a>
            <a href={`${root}feed.json`}>{t('site.jsonFeed')}</a>
          </p>
        </footer>
      </FixedView>
    </DossierLinks>
  )
}

function roomsOf({ book, hasSearch, fileOf }: SiteOf): { room: SiteRoom; file: string }[] {
  const rooms: { room: SiteRoom; file: string; isThere?: boolean }[] = [
    { room: 'overview', file: 'index.html' },
    { room: 'introduction', file: fileOf({ at: 'introduction' }), isThere: book.introduction !== '' },
    { room: 'claims', file: 'claims.html' },
    { room: 'timeline', file: 'timeline.html' },
    { room: 'names', file: 'names.html' },
    { room: 'sources', file: 'sources.html' },
    { room: 'search', file: 'search.html', isThere: hasSearch },
  ]
  return rooms.filter(({ isThere = true }) => isThere)
}
