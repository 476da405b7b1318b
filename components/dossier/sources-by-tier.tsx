import type { Source, Tier } from '@/lib/dossier/schema'
import { TierBadge, tierMeans } from '@/components/claim/tier-badge'

const tiers: Tier[] = [1, 2, 2.5, 3]

/** How many sources of each tier the dossier stands on. */
export function SourcesByTier({ sources }: { sources: readonly Source[] }) {
  const counts = tiers.map((tier) => ({ tier, n: sources.filter((source) => source.tier === tier).length }))
  const most = Math.max(1, ...counts.map(({ n }) => n))
  return (
    <section className="block" aria-labelledby="by-tier">
      <div className="block-head">
        <h2 id="by-tier">Sources by tier</h2>
        <span className="label">{sources.length}</span>
      </div>
      <ul className="tiers">
        {counts.map(({ tier, n }) => (
          <li key={tier}>
            <TierBadge tier={tier} />
            <span className="bar-line" aria-hidden="true">
              <span style={{ width: `${(n / most) * 100}%` }} />
            </span>
            <span className="num">{n}</span>
            <span className="about" aria-hidden="true">
              {tierMeans[tier]}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
