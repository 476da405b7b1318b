import { useFixedRows } from '@/components/ui/fixed-view'
import { Options } from '@/components/ui/fields'
import { tiers } from '@/lib/dossier/browse/dossier-route'
import type { Tier } from '@/lib/dossier/format/schema'
import { t } from '@/lib/i18n/t'
import { tierClass, tierMeans, tierName } from '@/lib/i18n/tier-words'

/** "Tier 1", never a bare number, because [1] is a source. Better tiers are drawn stronger. */
export function TierBadge({ tier }: { tier: Tier | undefined }) {
  // On a page without scripts the same words are in the text, for thousands of sources.
  const isFixed = useFixedRows() !== null
  return (
    <span className={`tier ${tierClass(tier)}`} title={isFixed ? undefined : tierMeans(tier)}>
      {tierName(tier)}
      <span className="only-read">, {tierMeans(tier)}</span>
    </span>
  )
}

/** The ratings of a source, each with its meaning; the first is none. */
export function TierOptions() {
  return (
    <>
      <option value="">{t('tier.notRated')}</option>
      <Options of={tiers.map((tier) => [tier, `${tierName(tier)}: ${tierMeans(tier)}`])} />
    </>
  )
}

/** The tier of an option; null for none. */
export function tierOf(value: string): Tier | null {
  return tiers.find((tier) => String(tier) === value) ?? null
}
