import { useDossierHref } from '@/components/book/dossier-of'
import { useMemo } from 'react'
import type { Claim, Source, Tier } from '@/lib/dossier/format/schema'
import { bestTier, type BookSource, type DossierBook } from '@/lib/dossier/browse/dossier-book'
import { AccessWords } from '@/components/dossiers/claim/claims-and-sources'
import { RateSource, TermAndValue, TierBadge } from '@/components/dossiers/claim/claim-marks'
import { formatDate } from '@/lib/i18n/dates'
import { Icon } from '@/components/ui/icon'
import { OutsideLink, Words, richText } from '@/components/ui/text'
import { EmptyState, ListSection } from '@/components/ui/section'
import { formatNumber, t } from '@/lib/i18n/t'
import { tierMeans, tierName } from '@/lib/i18n/tier-words'
import { Breadcrumbs, DossierPageHead } from '@/components/book/links'
import { LongList } from '@/components/ui/long-list'
import { noFilters } from '@/lib/dossier/browse/dossier-route'
import { TierBars } from './overview'
import { safeUrl } from '@/lib/text/urls'
import { ButtonLink } from '@/components/ui/button'
import { ClaimRows } from './claim-rows'

interface SourcesScreenProps extends Pick<SourceScreenProps, 'onRate'> {
  book: DossierBook
  tier: Tier | null
}

export function SourcesScreen({ book, tier, onRate }: SourcesScreenProps) {
  const href = useDossierHref()
  const claimCounts = useMemo(() => claimsPerSource(book), [book])
  const shown = useMemo(
    () =>
      book.sources
        .filter((source) => tier === null || source.tier === tier)
        .sort((a, b) => (a.tier ?? UNRATED_RANK) - (b.tier ?? UNRATED_RANK) || a.n - b.n),
    [book, tier],
  )
  const unrated = shown.filter((source) => source.tier === undefined)
  return (
    <>
      <DossierPageHead id="sources" name={t('dossier.sourcesByTier')}>
        <p className="text-muted facts">{t('sources.order')}</p>
        <TierBars book={book} chosen={tier} />
      </DossierPageHead>
      <ListSection
        id="source-list"
        name={tier === null ? t('sources.all') : tierName(tier)}
        count={t('count.sources', shown.length)}
        aside={
          tier !== null && (
            <a className="label push-end" href={href({ at: 'sources', tier: null })}>
              {t('sources.allTiers')}
            </a>
          )
        }
      >
        {tier !== null && (
          <p className="block text-muted">
            {tierMeans(tier)}.{' '}
            {richText(
              'sources.best',
              { a: (words) => <a href={href({ at: 'claims', filters: { ...noFilters, tier } })}>{words}</a> },
              book.claims.filter((claim) => bestTier(book, claim) === tier).length,
            )}
          </p>
        )}
        {unrated.length > 1 && <p className="block text-muted">{t('sources.unrated', unrated.length)}</p>}
        <LongList
          key={tier ?? ''}
          className="source-rows"
          items={shown}
          keyOf={(source) => String(source.n)}
          labelledBy="source-list"
          estimatedHeight={62}
          draw={(source) => (
            <>
              <SourceRow source={source} claims={claimCounts.get(source.n) ?? 0} hasBadge={unrated.length < 2} />
              {onRate && source.tier === undefined && (
                <div className="rate">
                  <RateSource source={source} onRate={onRate} />
                </div>
              )}
            </>
          )}
        />
      </ListSection>
    </>
  )
}

function SourceRow({ source, claims, hasBadge }: { source: BookSource; claims: number; hasBadge: boolean }) {
  const href = useDossierHref()
  const from = [source.publisher ?? source.author, source.date && formatDate(source.date)].filter(Boolean).join(', ')
  return (
    <a href={href({ at: 'source', n: source.n })}>
      {(source.tier !== undefined || hasBadge) && <TierBadge tier={source.tier} />}{' '}
      <span>
        <Words className="name">{source.title}</Words>{' '}
        <span className="below">
          {from !== '' && <span>{from} </span>}
          <span>[{source.n}] </span>
          <AccessWords source={source} /> <span>{claims === 0 ? t('sources.noClaim') : t('count.claims', claims)}</span>
        </span>
      </span>
      <Icon name="chevron" className="i chev" />
    </a>
  )
}

function claimsPerSource(book: DossierBook): Map<number, number> {
  const counts = new Map<number, number>()
  for (const claim of book.claims) for (const n of claim.sources) counts.set(n, (counts.get(n) ?? 0) + 1)
  return counts
}

/** Rank of an unrated source in the order of tiers: after tier 3, the last one. */
const UNRATED_RANK = 4

interface SourceScreenProps {
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
            <TermAndValue name={t('source.rate')}>
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
