import { useId } from 'react'
import { Chip } from '@/components/ui/button'
import type { Tier } from '@/lib/dossier/format/schema'
import { t } from '@/lib/i18n/t'

/** The three tiers that a user may give a source, as buttons. `named`: the source, where the list has several. */
export function RateChips({
  tier,
  named,
  onRate,
}: {
  tier: Tier | null
  named?: string
  onRate: (tier: Tier | null) => void
}) {
  const id = useId()
  return (
    <div role="group" aria-labelledby={id}>
      <p className="label" id={id}>
        {t('evidence.tier.asks')} {tier === null && t('tier.notRated')}
        {named !== undefined && <span className="only-read"> {named}</span>}
      </p>
      <div className="chips">
        {TIER_CHOICES.map(([value, name]) => (
          <Chip
            key={value}
            label={t(`evidence.tier.${name}`)}
            isOn={tier === value}
            onToggle={(isOn) => onRate(isOn ? value : null)}
          />
        ))}
      </div>
    </div>
  )
}

const TIER_CHOICES = [
  [1, 'primary'],
  [2, 'reputable'],
  [3, 'other'],
] as const
