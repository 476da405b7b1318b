import type { Tier } from '@/lib/dossier/schema'
import type { Book } from '@/components/claim/book'
import { TierBadge, tierMeans } from '@/components/claim/tier-badge'
import { formatNumber, t } from '@/lib/i18n/t'
import { placeHref, tiers } from './place'

/** How many sources of each tier the dossier stands on; each tier is a link to its sources. */
export function TierBars({ book, chosen = null }: { book: Book; chosen?: Tier | null }) {
  const counts = tiers.map((tier) => ({ tier, n: book.sources.filter((source) => source.tier === tier).length }))
  const most = Math.max(1, ...counts.map(({ n }) => n))
  return (
    <ul className="tiers">
      {counts.map(({ tier, n }) => (
        <li key={tier}>
          <a href={placeHref({ at: 'sources', tier })} aria-current={chosen === tier ? 'true' : undefined}>
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
          </a>
        </li>
      ))}
    </ul>
  )
}
