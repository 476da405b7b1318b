import { sizeWords } from '@/components/ui/size-words'
import { t } from '@/lib/i18n/t'
import { PageHead } from './list-pages'
import type { Download, DossierSite } from './site-of'

interface DownloadsProps {
  site: DossierSite
  /** Path from the page to the dossier's folder. */
  root: string
}

export function DownloadsPage({ site, root }: DownloadsProps) {
  const { downloads } = site
  return (
    <>
      <PageHead title={t('site.screen.downloads')} about={t('site.downloadsAbout')} />
      <section className="block" aria-labelledby="files">
        <h2 className="part" id="files">
          {t('site.files')}
        </h2>
        <ul className="downloads" aria-labelledby="files">
          {downloads.map(({ file, kind, bytes, sha256 }) => (
            <li key={file}>
              <DownloadLink href={root + file} kind={kind} bytes={bytes} />
              <p className="text-muted">{t(`site.downloadAbout.${kind}`)}</p>
              <code className="hash" aria-label={t('site.sha256')}>
                {sha256}
              </code>
            </li>
          ))}
        </ul>
      </section>
      <section className="block" aria-labelledby="verify">
        <h2 className="part" id="verify">
          {t('site.verify')}
        </h2>
        <p>{t('site.compareSums')}</p>
        <p className="text-muted">{t('site.verifySums')}</p>
        <pre tabIndex={0}>
          <kbd>sha256sum --check SHA256SUMS</kbd>
        </pre>
      </section>
    </>
  )
}

function DownloadLink({ href, kind, bytes }: Pick<Download, 'kind' | 'bytes'> & { href: string }) {
  return (
    <>
      <a href={href} download>
        {t(`site.download.${kind}`)}
      </a>{' '}
      <span className="text-muted">{sizeWords(bytes)}</span>
    </>
  )
}

export function MainDownloads({ site, root, up }: DownloadsProps & { up: string }) {
  const mainDownloads = site.downloads.filter(({ kind }) => MAIN_KINDS.has(kind))
  return (
    <>
      <section className="beside">
        <h2>{t('site.inClaimlight')}</h2>
        <p>{t('site.inClaimlightHow')}</p>
      </section>
      <section className="beside">
        <h2>{t('site.screen.downloads')}</h2>
        <ul className="short">
          {mainDownloads.map(({ file, kind, bytes }) => (
            <li key={file}>
              <DownloadLink href={root + file} kind={kind} bytes={bytes} />
            </li>
          ))}
          <li>
            <a href={`${up}downloads.html`}>{t('site.allDownloads')}</a>
          </li>
        </ul>
      </section>
    </>
  )
}

const MAIN_KINDS = new Set<Download['kind']>(['json', 'folder', 'csv'])
