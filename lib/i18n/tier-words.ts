import { t } from './t'

/** Returns the name of a tier: "Tier 1", or "Not rated". */
export function tierName(tier: number | null | undefined): string {
  return tier === null || tier === undefined ? t('tier.notRated') : t('tier.name', { tier: Math.floor(tier) })
}

export function tierMeans(tier: keyof typeof TIER_KEYS | null | undefined): string {
  return tier === null || tier === undefined ? t('tier.means.none') : t(`tier.means.${TIER_KEYS[tier]}`)
}

export function tierClass(tier: keyof typeof TIER_KEYS | null | undefined): string {
  return tier === null || tier === undefined ? 'unrated' : TIER_KEYS[tier]
}

/** Tier 2.5, which the format has for records of open projects, is shown as tier 2. */
const TIER_KEYS = { 1: 't1', 2: 't2', 2.5: 't2', 3: 't3' } as const
