import { useDossierHref } from '@/components/book/dossier-of'
import type { Tier } from '@/lib/dossier/format/schema'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { TierBadge } from '@/components/dossiers/claim/claim-marks'
import { formatNumber, t } from '@/lib/i18n/t'
import { tierMeans } from '@/lib/i18n/tier-words'
import { tiers } from '@/lib/dossier/browse/dossier-route'

/** Number of sources of each tier; each tier is a link to its sources. */
export function TierBars({ book, chosen = null }: { book: DossierBook; chosen?: Tier | null }) {
  const href = useDossierHref()
  const counts = tiers.map((tier) => ({ tier, n: book.sources.filter((source) => source.tier === tier).length }))
  const unrated = book.sources.filter(({ tier }) => tier === undefined).length
  const most = Math.max(1, unrated, ...counts.map(({ n }) => n))
  return (
    <ul className="tiers">
      {counts.map(({ tier, n }) => (
        <li key={tier}>
          <a href={href({ at: 'sources', tier })} aria-current={chosen === tier ? 'true' : undefined}>
            <Bar tier={tier} n={n} most={most} />
          </a>
        </li>
      ))}
      {unrated > 0 && (
        <li>
          <a href={href({ at: 'sources', tier: null })}>
            <Bar tier={undefined} n={unrated} most={most} />
          </a>
        </li>
      )}
    </ul>
  )
}

function Bar({ tier, n, most }: { tier: Tier | undefined; n: number; most: number }) {
  return (
    <>
      <TierBadge tier={tier} />
      <span className="bar-line" aria-hidden="true">
        <span style={{ width: `${(n / most) * 100}%` }} />
      </span>
      <span className="num">
        {formatNumber(n)}
        <span className="only-read"> {t('unit.sources', n)}</span>
      </span>
      <span className="about" aria-hidden="true">
        {tierMeans(tier)}
      </span>
    </>
  )
}
