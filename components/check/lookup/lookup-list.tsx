import { useFindingBook } from '@/components/check/context/finding-context'
import type { Finding, NearClaim, SentenceLookup } from '@/lib/schema/finding'
import { Quotation, Words } from '@/components/ui/text'
import { camelKey } from '@/lib/text/camel-key'
import { Icon } from '@/components/ui/icon'
import { formatAsOf } from '@/lib/i18n/dates'
import { dossierHref } from '@/lib/dossier/browse/dossier-route'
import { countShared } from '@/lib/details/is-close'
import { hasRelated } from '@/lib/details/state'
import { t } from '@/lib/i18n/t'

/** Reason why the sentences of a selection are not marked. */
export function LookupList({ lookups, isQuoted }: { lookups: readonly SentenceLookup[]; isQuoted: boolean }) {
  const [only, ...rest] = lookups
  if (only === undefined) return null
  if (rest.length === 0 && isQuoted) return <SentenceLookupView lookup={only} />
  return (
    <ol className="lookups" role="list" aria-label={t('lookup.sentences')}>
      {lookups.map((lookup) => (
        <li key={lookup.start}>
          <Quotation>{lookup.quote}</Quotation>
          <SentenceLookupView lookup={lookup} />
        </li>
      ))}
    </ol>
  )
}

/** Returns the sentences without a result: without a finding, or with one that nothing settles and no claim is near. */
export function unmarkedOf(lookups: readonly SentenceLookup[]): SentenceLookup[] {
  return lookups.filter(({ finding }) => finding === null || (showsNothing(finding) && !finding.newer))
}
const showsNothing = (of: Finding) => of.verdict === 'unverified' && of.claims.length === 0 && !hasRelated(of)

/** One sentence: why it is not marked, the words searched for, and the nearest claims with the common words. */
function SentenceLookupView({ lookup }: { lookup: SentenceLookup }) {
  const book = useFindingBook(lookup.dossier)
  const { lookedFor, quote } = lookup
  const nearest = lookup.nearest
    .flatMap((near) => book.claimsOf([near.claim]).map((claim) => ({ near, claim })))
    .filter(({ claim }) => countShared(claim.text, quote, book.subject.name) > 0)
  const reason = lookup.reason === 'not-sure' && nearest.length === 0 ? 'no-near-claim' : lookup.reason
  return (
    <div className="lookup">
      <p className="reason">
        {t(`lookup.reason.${camelKey(reason)}`, { subject: book.subject.name, asOf: formatAsOf(book.asOf) })}
      </p>
      {lookedFor.length > 0 && (
        <>
          <p className="label">{t('lookup.lookedFor')}</p>
          <p>
            <WordList words={lookedFor} />
          </p>
        </>
      )}
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
                <SharedWords near={near} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function SharedWords({ near: { shared, missing } }: { near: NearClaim }) {
  const kinds = [
    { kind: 'supported', says: t('lookup.both'), words: shared },
    { kind: 'unverified', says: t('lookup.onlyPage'), words: missing },
  ] as const
  return kinds.map(
    ({ kind, says, words }) =>
      words.length > 0 && (
        <p key={kind} className={`lookup-words ${kind}`}>
          <Icon name={kind} />
          <span>
            {says} <WordList words={words} />
          </span>
        </p>
      ),
  )
}

/** Number of words that are listed: a "sentence" of a page may have thousands. */
const MOST_WORDS = 40

function WordList({ words }: { words: readonly string[] }) {
  const more = words.length - MOST_WORDS
  return (
    <>
      <Words className="serif">{words.slice(0, MOST_WORDS).join(', ')}</Words>
      {more > 0 && ` ${t('lookup.andMore', more)}`}
    </>
  )
}
