import type { Claim, Source, Tier } from '@/lib/dossier/format/schema'
import { useDossierHref } from '@/components/book/dossier-of'
import { useMemo } from 'react'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { AccessWords } from '@/components/dossiers/claim/source-list'
import { RateSource, TermAndValue, TierBadge } from '@/components/dossiers/claim/claim-marks'
import { formatDate } from '@/lib/i18n/dates'
import { OutsideLink } from '@/components/ui/outside-link'
import { safeUrl } from '@/lib/text/urls'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ListSection } from '@/components/ui/section'
import { formatNumber, t } from '@/lib/i18n/t'
import { tierMeans, tierName } from '@/lib/i18n/tier-words'
import { ClaimRows } from './claim-rows'
import { Breadcrumbs } from '@/components/book/links'

export interface SourceScreenProps {
  book: DossierBook
  n: number
  citing?: readonly Claim[]
  /** Called when the user rates the source; null takes the rating away. Absent: the source cannot be rated. */
  onRate?: ((source: Source, tier: Tier | null) => void) | undefined
}

export function SourceScreen({ book, n, citing, onRate }: SourceScreenProps) {
  const href = useDossierHref()
  const [source] = book.sourcesOf([n])
  const claims = useMemo(() => citing ?? book.claims.filter((claim) => claim.sources.includes(n)), [book, citing, n])
  if (!source) {
    return (
      <EmptyState
        lead={t('source.none')}
        actions={<ButtonLink label={t('source.all')} href={href({ at: 'sources', tier: null })} />}
      />
    )
  }
  const { tier, title, kind, publisher, author, date, note, url } = source
  const knownFacts = [
    ['publisher', publisher],
    ['author', author],
    ['date', date && formatDate(date)],
    ['kind', kind],
    ['note', note],
  ] as const
  const soleCount = claims.filter(({ sources }) => sources.length === 1).length
  return (
    <>
      <section className="block claim" aria-labelledby="source">
        <Breadcrumbs
          way={[
            { name: t('sources.name'), href: href({ at: 'sources', tier: null }) },
            { name: tierName(tier), href: href({ at: 'sources', tier: tier ?? null }) },
          ]}
        />
        <h1 className="title" id="source" lang="en">
          {title}
        </h1>
        <dl>
          <TermAndValue name={t('source.number')}>[{n}]</TermAndValue>
          <TermAndValue name={t('source.tier')} className="tier-line">
            <TierBadge tier={tier} />
            <span aria-hidden="true">{tierMeans(tier)}</span>
          </TermAndValue>
          {onRate && (
            <TermAndValue name={t('claimForm.rate')}>
              <RateSource source={source} onRate={onRate} />
            </TermAndValue>
          )}
          {knownFacts.map(
            ([name, value]) =>
              value !== undefined && (
                <TermAndValue key={name} name={t(`source.${name}`)} lang={name === 'date' ? undefined : 'en'}>
                  {value}
                </TermAndValue>
              ),
          )}
          {source.access && (
            <TermAndValue name={t('access.name')}>
              <AccessWords source={source} />
              {source.access.note !== undefined && <p lang="en">{source.access.note}</p>}
            </TermAndValue>
          )}
          <TermAndValue name={t('source.address')} className="address">
            {safeUrl(url) === null ? t('source.noAddress') : <OutsideLink url={url}>{url}</OutsideLink>}
          </TermAndValue>
        </dl>
      </section>
      <ListSection id="rests" name={t('source.rests')} count={formatNumber(claims.length)}>
        {soleCount > 0 && (
          <p className="block text-muted">
            {soleCount === claims.length && soleCount === 1 ? t('source.onlyOne') : t('source.alone', soleCount)}
          </p>
        )}
        {claims.length === 0 ? (
          <p className="block text-muted">{t('source.restsNone')}</p>
        ) : (
          <ClaimRows claims={claims} labelledBy="rests" withTopic />
        )}
      </ListSection>
    </>
  )
}
