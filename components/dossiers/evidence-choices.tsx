import { useId } from 'react'
import { Suggestions, TextField } from '@/components/ui/fields'
import { Chip } from '@/components/ui/button'
import type { AddChoices } from '@/lib/dossiers/add-dossier'
import type { Tier } from '@/lib/dossier/format/schema'
import { t } from '@/lib/i18n/t'

export interface EvidenceChoicesProps {
  tier: Tier | null
  /** No rule rates the document, so the user may. */
  isAskedForTier: boolean
  project: string
  projects: readonly string[]
  isBusy: boolean
  onChange: (change: Pick<AddChoices, 'tier' | 'project'>) => void
}

/** The choices on a document that need no answer: how good it is as a source, and its project. */
export function EvidenceChoices({ tier, isAskedForTier, project, projects, isBusy, onChange }: EvidenceChoicesProps) {
  const id = useId()
  return (
    <section className="block evidence-choices">
      {isAskedForTier && (
        <div role="group" aria-labelledby={`${id}-tier`}>
          <p className="label" id={`${id}-tier`}>
            {t('evidence.tier.asks')} {tier === null && t('tier.notRated')}
          </p>
          <div className="chips">
            {TIERS.map(([value, name]) => (
              <Chip
                key={value}
                label={t(`evidence.tier.${name}`)}
                isOn={tier === value}
                onToggle={(isOn) => onChange({ tier: isOn ? value : null })}
              />
            ))}
          </div>
        </div>
      )}
      <TextField
        label={t('evidence.project')}
        value={project}
        list={`${id}-projects`}
        placeholder={t('evidence.noProject')}
        disabled={isBusy}
        onChange={(name) => onChange({ project: name })}
      />
      <Suggestions id={`${id}-projects`} of={projects} />
    </section>
  )
}

const TIERS = [
  [1, 'primary'],
  [2, 'reputable'],
  [3, 'other'],
] as const
