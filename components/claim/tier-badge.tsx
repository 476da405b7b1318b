import type { Tier } from '@/lib/dossier/schema'
import { t } from '@/lib/i18n/t'

/** What a tier means, for the tooltip and the list of tiers. */
export function tierMeans(tier: Tier): string {
  return t(`tier.means.${keyOf[tier]}`)
}

const keyOf = { 1: 't1', 2: 't2', 2.5: 't25', 3: 't3' } as const

/** "Tier 1", never a bare number: [1] is a source. The nearer to the origin, the more ink. */
export function TierBadge({ tier }: { tier: Tier }) {
  return (
    <span className={`tier ${keyOf[tier]}`} title={tierMeans(tier)}>
      {t('tier.name', { tier })}
      <span className="only-read">, {tierMeans(tier)}</span>
    </span>
  )
}
