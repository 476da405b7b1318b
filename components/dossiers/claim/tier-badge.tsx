import { useFixedRows } from '@/components/ui/fixed-view'
import type { Tier } from '@/lib/dossier/format/schema'
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
