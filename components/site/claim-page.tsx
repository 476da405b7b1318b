import { ClaimFacts } from '@/components/claim/claim-facts'
import { ClaimNeighbours } from '@/components/claim/claim-neighbours'
import { useDossierHref } from '@/components/book/dossier-of'
import type { Claim } from '@/lib/dossier/schema'
import { formatAsOf } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import { CorrectionSection } from './correction-section'
import { relatedTo } from './related'
import type { SiteOf } from './site-of'

/** One claim: what the dossier has on it, related claims, its history, and how to correct it. */
export function ClaimPage({ claim, site }: { claim: Claim; site: SiteOf }) {
  const { book, graph } = site
  const href = useDossierHref()
  const related = relatedTo(claim, site)
  const history = site.history.get(claim.id) ?? []
  return (
    <>
      <section className="block claim" aria-labelledby="claim">
        <ClaimFacts claim={claim} book={book} named={graph.namedIn(claim.id)} />
      </section>
      {related.length > 0 && (
        <section className="block" aria-labelledby="related">
          <h2 className="head" id="related">
            {t('site.related')}
          </h2>
          <ul className="claims plain" aria-labelledby="related">
            {related.map(({ id, text }) => (
              <li key={id}>
                <a href={href({ at: 'claim', id })} lang="en">
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {history.length > 0 && (
        <section className="block" aria-labelledby="history">
          <h2 className="head" id="history">
            {t('site.history')}
          </h2>
          <ol className="history">
            {history.map(({ version, asOf, fields, before }) => (
              <li key={version}>
                <strong>{t('dossiers.version', { version })}</strong>{' '}
                <span className="text-muted">({formatAsOf(asOf)})</span>{' '}
                {fields === null
                  ? t('site.added')
                  : t('versions.fields', { fields: fields.map((field) => t(`versions.field.${field}`)).join(', ') })}
                {before !== null && (
                  <p className="quote" lang="en">
                    <del>{before}</del>
                  </p>
                )}
              </li>
            ))}
          </ol>
        </section>
      )}
      <CorrectionSection claim={claim} site={site} />
      <ClaimNeighbours claim={claim} book={book} />
    </>
  )
}

/** How to cite a claim: its lasting address and the files for reference managers. */
export function CitingClaim({ claim, site }: { claim: Claim; site: SiteOf }) {
  const { address, fileOf, book } = site
  const file = fileOf({ at: 'claim', id: claim.id })
  const name = file.replace(/^claim\//, '').replace(/\.html$/, '')
  const up = site.languages.find(({ code }) => code === site.language)?.folder === '' ? '' : '../../claim/'
  return (
    <section className="beside">
      <h2>{t('site.cite')}</h2>
      <p>
        {t('site.citeAs', {
          subject: book.subject.name,
          id: claim.id,
          version: book.version,
        })}
      </p>
      {address !== null && (
        <p className="address">
          <a href={`${name}.html`} rel="bookmark">
            {address + file}
          </a>
        </p>
      )}
      <p className="ways">
        <a href={`${up}${name}.bib`} download>
          {t('site.bibtex')}
        </a>
        <a href={`${up}${name}.csl.json`} download>
          {t('site.cslJson')}
        </a>
      </p>
    </section>
  )
}
