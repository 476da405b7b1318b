import {
  emptyProposal,
  proposalFileName,
  proposalText,
  proposalWays,
  type Proposal,
} from '@/lib/dossier/correction-text'
import type { Claim } from '@/lib/dossier/schema'
import { t } from '@/lib/i18n/t'
import type { SiteOf } from './site-of'

/** In the order of the form, which the script for it has too. */
const FIELDS = ['should', 'sources', 'sentence', 'url', 'comment', 'by'] as const

/**
 * "This is not right": a correction as text, mail or issue. A script adds fields and the file; without it the text is
 * filled in by hand.
 */
export function CorrectionSection({ claim, site: { book } }: { claim: Claim; site: SiteOf }) {
  const blank: Proposal = {
    ...emptyProposal(claim, book),
    ...{ should: '…', sources: ['…'], comment: '…', by: '…' },
  }
  const { mail, issue, host } = proposalWays(blank, book.contact)
  // A line each: the signs of JSON would be written as entities.
  const labels = FIELDS.map((field) => t(`site.field.${field}`)).join('\n')
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
