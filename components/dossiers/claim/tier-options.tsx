import { Options } from '@/components/ui/fields'
import { tiers } from '@/lib/dossier/browse/dossier-route'
import type { Tier } from '@/lib/dossier/format/schema'
import { t } from '@/lib/i18n/t'
import { tierMeans, tierName } from '@/lib/i18n/tier-words'

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
