import { OutsideLink } from '@/components/ui/outside-link'
import type { BookSource, DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { Conflict, Passage } from '@/lib/dossier/format/research'
import type { Claim } from '@/lib/dossier/format/schema'
import { t } from '@/lib/i18n/t'
import { withTextFragment } from '@/lib/text/text-fragment'
import { Entry, TierBadge } from '@/components/dossiers/claim/claim-marks'

/** The parts of the research that concern a claim: the words of its sources, and the values that they disagree on. */
export function ClaimResearch({ claim, book }: { claim: Claim; book: DossierBook }) {
  const { passages = [], conflicts = [] } = book.research ?? {}
  const own = passages.filter((passage) => passage.claim === claim.id)
  const disagreed = conflicts.filter(({ claims }) => claims.includes(claim.id))
  return (
    <>
      {own.length > 0 && (
        <Entry name={t('research.sourceSays')}>
          {own.map((passage) => (
            <PassageQuote key={passage.quote} passage={passage} source={book.sourcesOf([passage.source])[0]} />
          ))}
        </Entry>
      )}
      {disagreed.length > 0 && (
        <Entry name={t('research.values')}>
          {disagreed.map((conflict) => (
            <ConflictValues key={conflict.asks} conflict={conflict} book={book} />
          ))}
        </Entry>
      )}
    </>
  )
}

/** A quotation as a link that opens the source at these words. */
function PassageQuote({ passage: { quote, url }, source }: { passage: Passage; source: BookSource | undefined }) {
  const address = url ?? source?.url
  const link = address === undefined ? undefined : withTextFragment(address, { exact: quote, prefix: '', suffix: '' })
  return (
    <p>
      <q lang="en">{quote}</q> <OutsideLink url={link}>{source?.title ?? t('research.passage')}</OutsideLink>
    </p>
  )
}

/** A question with each of its values and the sources for it. */
export function ConflictValues({ conflict: { asks, values, why }, book }: { conflict: Conflict; book: DossierBook }) {
  return (
    <div className="disagreed">
      <p lang="en">{asks}</p>
      <ul>
        {values.map(({ value, sources, superseded }) => (
          <li key={value}>
            {superseded ? <del lang="en">{value}</del> : <b lang="en">{value}</b>}{' '}
            {superseded && <span className="text-muted">{t('research.superseded')}</span>}{' '}
            {book.sourcesOf(sources).map((source) => (
              <span key={source.n} className="for-value">
                <TierBadge tier={source.tier} /> <OutsideLink url={source.url}>{source.title}</OutsideLink>{' '}
              </span>
            ))}
            {!superseded && sources.length === 0 && <span className="text-muted">{t('claim.noSource')}</span>}
          </li>
        ))}
      </ul>
      {why !== undefined && (
        <p className="text-muted" lang="en">
          {why}
        </p>
      )}
    </div>
  )
}
