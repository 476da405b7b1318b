import { useFindingBook } from '@/components/check/context/finding-context'
import type { NearClaim, SentenceLookup } from '@/lib/schema/finding'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { Icon } from '@/components/ui/icon'
import { formatAsOf } from '@/lib/i18n/dates'
import { dossierHref } from '@/lib/dossier/browse/dossier-route'
import { isClose } from '@/lib/details/is-close'
import { t } from '@/lib/i18n/t'

/** One sentence: why it is not marked, the words searched for, and the nearest claims with the common words. */
export function SentenceLookupView({ lookup }: { lookup: SentenceLookup }) {
  const book = useFindingBook(lookup.dossier)
  const { lookedFor } = lookup
  const nearest = lookup.nearest
    .flatMap((near) => book.claimsOf([near.claim]).map((claim) => ({ near, claim })))
    .filter(({ claim }) => isClose(claim.text, lookup.quote, book.subject.name))
  return (
    <div className="lookup">
      <p className="reason">{sayWhyUnmarked(lookup, book)}</p>
      {lookedFor.length > 0 && (
        <>
          <p className="label">{t('lookup.lookedFor')}</p>
          <p>
            <Words words={lookedFor} />
          </p>
        </>
      )}
      {nearest.length === 0 && lookup.nearest.length > 0 && <p className="text-muted">{t('selection.noneClose')}</p>}
      {nearest.length > 0 && (
        <>
          <p className="label" aria-hidden="true">
            {t('selection.nearestClaims')}
          </p>
          <ul className="near" aria-label={t('selection.nearestClaims')}>
            {nearest.map(({ near, claim }) => (
              <li key={claim.id}>
                <a href={dossierHref({ at: 'claim', id: claim.id }, lookup.dossier)} lang="en">
                  {claim.text}
                </a>
                <Compared near={near} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

/** The reason in one sentence. */
function sayWhyUnmarked({ reason }: Pick<SentenceLookup, 'reason'>, book: DossierBook): string {
  switch (reason) {
    case 'finding':
      return t('lookup.reason.finding')
    case 'question':
      return t('lookup.reason.question')
    case 'not-about-subject':
      return t('lookup.reason.notAboutSubject', { subject: book.subject.name })
    case 'nothing-checkable':
      return t('lookup.reason.nothingCheckable')
    case 'no-near-claim':
      return t('lookup.reason.noNearClaim')
    case 'not-sure':
      return t('lookup.reason.notSure')
    case 'newer':
      return t('lookup.reason.newer', { asOf: formatAsOf(book.asOf) })
  }
}

/** The words of the sentence that are in a claim, and those that are not. */
function Compared({ near: { shared, missing } }: { near: NearClaim }) {
  return (
    <>
      {shared.length > 0 && (
        <p className="lookup-words supported">
          <Icon name="supported" />
          <span>
            {t('lookup.both')} <Words words={shared} />
          </span>
        </p>
      )}
      {missing.length > 0 && (
        <p className="lookup-words unverified">
          <Icon name="unverified" />
          <span>
            {t('lookup.onlyPage')} <Words words={missing} />
          </span>
        </p>
      )}
    </>
  )
}

/** A "sentence" of a page may have thousands of words. */
const MOST_WORDS = 40

function Words({ words }: { words: readonly string[] }) {
  const more = words.length - MOST_WORDS
  return (
    <>
      <span className="serif" lang="en">
        {words.slice(0, MOST_WORDS).join(', ')}
      </span>
      {more > 0 && ` ${t('lookup.andMore', more)}`}
    </>
  )
}
