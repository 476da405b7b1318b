import { ClaimFacts, ClaimNeighbours } from '@/components/dossiers/claim/claim-facts'
import { HeadedBlock } from '@/components/ui/section'
import { useDossierHref } from '@/components/book/dossier-of'
import type { Claim } from '@/lib/dossier/format/schema'
import { t } from '@/lib/i18n/t'
import { relatedTo, type DossierSite } from './site-of'
import {
  emptyProposal,
  proposalFileName,
  proposalText,
  proposalLinks,
  type Proposal,
} from '@/lib/dossier/format/correction-text'

/** One claim: what the dossier has on it, related claims, and how to correct it. */
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
      <CorrectionSection claim={claim} site={site} />
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

/** The fields in the order of the form, which the form's script also relies on. */
const CORRECTION_FIELDS = ['should', 'sources', 'sentence', 'url', 'comment', 'by'] as const

/**
 * "This is not right": a correction as text, mail or issue. A script adds fields and the file; without it the text is
 * filled in by hand.
 */
function CorrectionSection({ claim, site: { book } }: { claim: Claim; site: DossierSite }) {
  const blank: Proposal = {
    ...emptyProposal(claim, book),
    ...{ should: '…', sources: ['…'], comment: '…', by: '…' },
  }
  const { mail, issue, host } = proposalLinks(blank, book.contact)
  // Labels are joined by line breaks: in JSON, quotation marks would become HTML entities.
  const labels = CORRECTION_FIELDS.map((field) => t(`site.field.${field}`)).join('\n')
  const values = claim.slots
    .map(({ type, value }) => `${t('site.field.value', { kind: t(`slot.${type}`) })}\n${value.replace(/\s+/g, ' ')}`)
    .join('\n')
  return (
    <section className="block correct" id="correct" aria-labelledby="not-right">
      <details className="folded">
        <summary>
          <h2 id="not-right">{t('site.notRight')}</h2>
        </summary>
        <p className="text-muted">{t('site.correctAbout')}</p>
        <form hidden className="fields" data-fields={labels} data-values={values || undefined} />
        <p className="actions">
          {issue !== null && (
            <a className="btn" data-way="issue" href={issue} rel="noreferrer noopener">
              {t('site.openIssue', { host })}
            </a>
          )}
          {mail !== null && (
            <a className="btn" data-way="mail" href={mail}>
              {t('site.writeMail')}
            </a>
          )}
          <a className="btn" data-way="file" hidden href="#correct" download={proposalFileName(claim.id)}>
            {t('site.saveFile')}
          </a>
        </p>
        {issue !== null && <p className="text-muted">{t('site.issueSends', { host })}</p>}
        <p className="label">{t('site.asText')}</p>
        <pre className="proposal" lang="en" tabIndex={0}>
          {proposalText(blank)}
        </pre>
      </details>
    </section>
  )
}
