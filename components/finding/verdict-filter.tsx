import type { DetailReading } from '@/lib/details/reading'
import { sayCount } from '@/lib/details/say'
import { findingStates, type FindingState } from '@/lib/details/state'
import { countReading, countState, filterReadings } from '@/lib/details/tally'
import type { Finding } from '@/lib/schema/finding'
import { Icon } from '@/components/ui/icon'
import { Chip } from '@/components/ui/button'
import { formatNumber, t } from '@/lib/i18n/t'
import { stateMark } from '@/components/ui/state-mark'
import { colorOf, signOf } from './detail-signs'

export interface VerdictFilterProps {
  findings: readonly Finding[]
  /** Empty: no filter. */
  wanted: ReadonlySet<FindingState>
  onToggle: (state: FindingState) => void
}

/** A count for each state, which also filters the list to such sentences. */
export function VerdictFilter({ findings, wanted, onToggle }: VerdictFilterProps) {
  return (
    <div className="verdict-filter" role="group" aria-label={t('page.show')}>
      {findingStates.map((state) => (
        <button
          key={state}
          type="button"
          className={state}
          aria-pressed={wanted.has(state)}
          onClick={() => onToggle(state)}
        >
          <span className="n">
            <Icon name={stateMark(state)} />
            {formatNumber(countState(state, findings))}
          </span>{' '}
          <span className="w">{t(`verdicts.${state}`, countState(state, findings))}</span>
        </button>
      ))}
    </div>
  )
}

export interface ReadingFilterProps {
  findings: readonly Finding[]
  /** Empty: no filter. */
  wanted: ReadonlySet<DetailReading>
  onToggle: (reading: DetailReading) => void
}

/** Filters the list to sentences with such a detail. Counts are of sentences; zero counts are not offered. */
export function ReadingFilter({ findings, wanted, onToggle }: ReadingFilterProps) {
  const choices = filterReadings
    .map((reading) => ({ reading, count: countReading(reading, findings) }))
    .filter(({ reading, count }) => count > 0 || wanted.has(reading))
  if (choices.length === 0) return null
  return (
    <div className="readings" role="group" aria-labelledby="with-readings">
      <span className="label" id="with-readings">
        {t('page.with')}
      </span>
      {choices.map(({ reading, count }) => (
        <Chip
          key={reading}
          kind={colorOf[reading]}
          isOn={wanted.has(reading)}
          onTurn={() => onToggle(reading)}
          label={
            <>
              <Icon name={signOf[reading]} />
              {sayCount(reading, count)}
            </>
          }
        />
      ))}
    </div>
  )
}
