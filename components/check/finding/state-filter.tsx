import { stateSigns, type FindingState } from '@/lib/details/state'
import { countState } from '@/lib/details/tally'
import type { Finding } from '@/lib/schema/finding'
import { Icon } from '@/components/ui/icon'
import { t } from '@/lib/i18n/t'

/** Sentences that are not covered have no row in the list, so the filter does not offer them. */
const OFFERED = ['contradicted', 'look', 'supported'] as const satisfies readonly FindingState[]

export interface StateFilterProps {
  findings: readonly Finding[]
  /** "None contradicted" is said of a whole text only. */
  isDone: boolean
  /** Empty: no filter. */
  wanted: ReadonlySet<FindingState>
  onToggle: (state: FindingState) => void
}

/** One line with the number of sentences in each state: "4 contradicted · 3 to look at · 38 supported". Each count filters. */
export function StateFilter({ findings, isDone, wanted, onToggle }: StateFilterProps) {
  return (
    <div className="state-filter" role="group" aria-label={t('page.show')}>
      {OFFERED.map((state) => {
        const count = countState(state, findings)
        if (count === 0 && !wanted.has(state))
          return state === 'contradicted' && isDone ? <span key={state}>{t('states.contradicted', 0)}</span> : null
        return (
          <button
            key={state}
            type="button"
            className={state}
            aria-pressed={wanted.has(state)}
            onClick={() => onToggle(state)}
          >
            <Icon name={stateSigns[state]} />
            {t(`states.${state}`, count)}
          </button>
        )
      })}
    </div>
  )
}
