import { ClaimFacts, ClaimNeighbours } from '@/components/dossiers/claim/claim-facts'
import { HeadedBlock } from '@/components/ui/section'
import { useDossierHref } from '@/components/book/dossier-of'
import type { Claim } from '@/lib/dossier/format/schema'
import { t } from '@/lib/i18n/t'
import { relatedTo, type DossierSite } from './site-of'

/** One claim: what the dossier has on it, and related claims. */
export function ClaimPage({ claim, site }: { claim: Claim; site: DossierSite }) {
  const { book, graph } = site
  const href = useDossierHref()
  const related = relatedTo(claim, site)
  return (
    <>
      <section className="block claim" aria-labelledby="claim">
        <ClaimFacts claim={claim} book={book} names={graph.nodesOfClaim(claim.id)} />
      </section>
      {related.length > 0 && (
        <HeadedBlock id="related" name={t('site.related')}>
          <ul className="claims plain" aria-labelledby="related">
            {related.map(({ id, text }) => (
              <li key={id}>
                <a href={href({ at: 'claim', id })} lang="en">
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </HeadedBlock>
      )}
      <ClaimNeighbours claim={claim} book={book} />
    </>
  )
}

/** How to cite a claim: its lasting address and the files for reference managers. */
export function CitingClaim({ claim, site }: { claim: Claim; site: DossierSite }) {
  const { address, fileOf, book } = site
  const file = fileOf({ at: 'claim', id: claim.id })
  const name = file.replace(/^claim\//, '').replace(/\.html$/, '')
  const pathToOriginal = site.languages.find(({ code }) => code === site.language)?.folder === '' ? '' : '../../claim/'
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
        <a href={`${pathToOriginal}${name}.bib`} download>
          {t('site.bibtex')}
        </a>
      </p>
    </section>
  )
}
