import type { Tier } from '@/lib/dossier/schema'

/** What a tier means, for the tooltip and the list of tiers. */
export const tierMeans: Readonly<Record<Tier, string>> = {
  1: 'Primary: own words, papers, official pages',
  2: 'Reputable press and reference works',
  2.5: 'Between: records of an open project',
  3: 'The rest: blogs, fan transcripts, notes',
}

/** "Tier 1", never a bare number: [1] is a source. The nearer to the origin, the more ink. */
export function TierBadge({ tier }: { tier: Tier }) {
  return (
    <span className={`tier t${String(tier).replace('.', '')}`} title={tierMeans[tier]}>
      Tier {tier}
      <span className="only-read">, {tierMeans[tier]}</span>
    </span>
  )
}
