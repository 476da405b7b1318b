import { Icon } from '@/components/ui/icon'
import { formatAsOf } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'

/** A dossier as listed in the catalogue page and its JSON index. */
export interface CatalogueEntry {
  name: string
  kind: string
  version: string
  asOf: string
  claims: number
  sources: number
  /** Folder of its pages, ending in "/". */
  folder: string
  file: string
  bytes: number
  sha256: string
  /** Fingerprint of the key, or null. */
  signedBy: string | null
}

/** The first page of a site of several dossiers. */
export function CataloguePage({ entries, indexFile }: { entries: readonly CatalogueEntry[]; indexFile: string }) {
  return (
    <>
      <a className="skip" href="#main">
        {t('site.skip')}
      </a>
      <header className="bar site-bar">
        <a className="home" href="index.html" aria-current="page">
          <Icon name="logo" className="logo" />
          <span>{t('site.catalogue')}</span>
        </a>
      </header>
      <div className="columns">
        <main id="main" tabIndex={-1}>
          <section className="block opening">
            <h1 className="lead">
              <strong>{t('site.catalogue')}</strong>
            </h1>
            <p className="facts">{t('site.catalogueAbout')}</p>
          </section>
          <section className="block">
            <ul className="sections">
              {entries.map(({ name, version, asOf, claims, sources, folder, signedBy }) => (
                <li key={folder}>
                  <a href={`${folder}index.html`}>
                    <span className="name" lang="en">
                      {name}
                    </span>{' '}
                    <span className="count">{t('dossiers.version', { version })}</span>{' '}
                    <span className="about">
                      {t('dossierIntro.facts', {
                        claims: t('count.claims', claims),
                        sources: t('count.sources', sources),
                        asOf: formatAsOf(asOf),
                      })}{' '}
                      {signedBy === null ? t('dossiers.unsigned') : `${t('dossiers.signed')} ${signedBy}`}
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        </main>
      </div>
      <footer className="foot site-foot">
        <p>{t('site.footAbout')}</p>
        <p className="ways">
          <a href={indexFile}>{t('site.catalogueIndex')}</a>
        </p>
      </footer>
    </>
  )
}
