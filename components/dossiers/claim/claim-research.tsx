import { Folded } from '@/components/ui/folded'
import { OutsideLink } from '@/components/ui/text'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { Conflict, Passage } from '@/lib/dossier/format/research'
import type { Claim } from '@/lib/dossier/format/schema'
import { t } from '@/lib/i18n/t'
import { withTextFragment } from '@/lib/text/text-fragment'
import { TermAndValue, TierBadge } from '@/components/dossiers/claim/claim-marks'

/** The parts of the research that concern a claim: the words of its sources, and the values that they disagree on. */
export function ClaimResearch({ claim, book }: { claim: Claim; book: DossierBook }) {
  const { passages = [], conflicts = [] } = book.research ?? {}
  const ownPassages = passages.filter((passage) => passage.claim === claim.id)
  const disagreed = conflicts.filter(({ claims }) => claims.includes(claim.id))
  return (
    <>
      {ownPassages.length > 0 && (
        <TermAndValue name={t('research.sourceSays')}>
          {ownPassages.map((passage) => {
            const [source] = book.sourcesOf([passage.source])
            return (
              <p key={passage.quote}>
                <PassageWords passage={passage} />{' '}
                <OutsideLink url={passageAddress(passage, source?.url)}>
                  {source?.title ?? t('research.passage')}
                </OutsideLink>
              </p>
            )
          })}
        </TermAndValue>
      )}
      {disagreed.length > 0 && (
        <TermAndValue name={t('research.values')}>
          {disagreed.map((conflict) => (
            <ConflictValues key={conflict.asks} conflict={conflict} book={book} />
          ))}
        </TermAndValue>
      )}
    </>
  )
}

/** The place of a claim in its page: a link that opens the page there, and the sentences around it, folded. */
export function DocumentPassage({ claim, book }: { claim: Claim; book: DossierBook }) {
  const passage = book.research?.passages.find((one) => one.claim === claim.id)
  const source = passage && book.sourcesOf([passage.source])[0]
  if (!passage || (passage.before ?? passage.after ?? passage.cites ?? source?.url) === undefined) return null
  return (
    <div className="passage">
      {source?.url !== undefined && (
        <OutsideLink url={passageAddress(passage, source.url)}>{t('evidence.openThere')}</OutsideLink>
      )}
      {(passage.before ?? passage.after) !== undefined && (
        <Folded label={t('evidence.paragraph')}>
          <PassageWords passage={passage} />
        </Folded>
      )}
      {passage.cites && (
        <p className="text-muted">
          {t('evidence.cites')} <span lang="en">{passage.cites.join('; ')}</span>
        </p>
      )}
    </div>
  )
}

function PassageWords({ passage: { before, quote, after } }: { passage: Passage }) {
  return (
    <span lang="en">
      {before !== undefined && <span className="text-muted">{before} </span>}
      <q>{quote}</q>
      {after !== undefined && <span className="text-muted"> {after}</span>}
    </span>
  )
}

function passageAddress({ quote, url }: Passage, address: string | undefined): string | undefined {
  const page = url ?? address
  return page === undefined ? undefined : withTextFragment(page, { exact: quote, prefix: '', suffix: '' })
}

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
