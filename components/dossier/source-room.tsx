import { useMemo } from 'react'
import type { Book } from '@/components/claim/book'
import { TierBadge, tierMeans } from '@/components/claim/tier-badge'
import { formatDate } from '@/components/ui/format-date'
import { OutsideLink } from '@/components/ui/outside-link'
import { safeUrl } from '@/components/ui/safe-url'
import { Say } from '@/components/ui/say'
import { ClaimRows } from './claim-rows'
import { Crumbs } from './crumbs'
import { placeHref } from './place'

/** One source with all that is known of it, and the claims that rest on it. */
export function SourceRoom({ book, n }: { book: Book; n: number }) {
  const [source] = book.sourcesOf([n])
  const claims = useMemo(() => book.claims.filter((claim) => claim.sources.includes(n)), [book, n])
  if (!source) {
    return (
      <Say
        lead="The dossier has no such source."
        actions={
          <a className="btn" href="#/dossier/sources">
            All sources
          </a>
        }
      />
    )
  }
  const { tier, title, kind, publisher, author, date, note, url } = source
  const known: [string, string | undefined][] = [
    ['Publisher', publisher],
    ['Author', author],
    ['Date', date === undefined ? undefined : formatDate(date)],
    ['Kind', kind],
    ['Note', note],
  ]
  const alone = claims.filter(({ sources }) => sources.length === 1).length
  return (
    <>
      <section className="block claim" aria-labelledby="source">
        <Crumbs
          way={[
            { name: 'Sources', href: placeHref({ at: 'sources', tier: null }) },
            { name: `Tier ${tier}`, href: placeHref({ at: 'sources', tier }) },
          ]}
        />
        <h1 className="title" id="source">
          {title}
        </h1>
        <dl>
          <dt>Number</dt>
          <dd>[{n}]</dd>
          <dt>Tier</dt>
          <dd className="tier-line">
            <TierBadge tier={tier} />
            <span aria-hidden="true">{tierMeans[tier]}</span>
          </dd>
          {known.map(
            ([name, value]) =>
              value !== undefined && (
                <div key={name} className="pair-of">
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ),
          )}
          <dt>Address</dt>
          <dd className="address">
            {safeUrl(url) === null ? 'none on the web' : <OutsideLink url={url}>{url}</OutsideLink>}
          </dd>
        </dl>
      </section>
      <section aria-labelledby="rests">
        <div className="list-head">
          <h2 id="rests">Claims that rest on it</h2>
          <span className="label">{claims.length}</span>
        </div>
        {alone > 0 && (
          <p className="block second">
            {alone === claims.length && alone === 1
              ? 'It rests on this source alone.'
              : `${alone} of them ${alone === 1 ? 'rests' : 'rest'} on this source alone.`}
          </p>
        )}
        {claims.length === 0 ? (
          <p className="block second">No claim rests on it.</p>
        ) : (
          <ClaimRows claims={claims} labelledBy="rests" withTopic />
        )}
      </section>
    </>
  )
}
