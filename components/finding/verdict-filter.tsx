import type { DetailReading } from '@/lib/details/reading'
import { sayReading } from '@/lib/details/say'
import { countReading, countVerdict, filterReadings } from '@/lib/details/tally'
import type { Finding, Verdict } from '@/lib/schema/finding'
import { Icon } from '@/components/ui/icon'
import { verdicts } from '@/lib/schema/verdicts'
import { formatNumber, t } from '@/lib/i18n/t'
import { colorOf, signOf } from './detail-signs'

export interface VerdictFilterProps {
  findings: readonly Finding[]
  shown: ReadonlySet<Verdict>
  onToggle: (verdict: Verdict) => void
}

/** Four counts that are also filters; an inactive one is struck through. */
export function VerdictFilter({ findings, shown, onToggle }: VerdictFilterProps) {
  return (
    <div className="tally" role="group" aria-label={t('page.show')}>
      {verdicts.map((verdict) => (
        <button
          key={verdict}
          type="button"
          className={verdict}
          aria-pressed={shown.has(verdict)}
          onClick={() => onToggle(verdict)}
        >
          <span className="n">
            <Icon name={verdict} />
            {formatNumber(countVerdict(verdict, findings))}
          </span>{' '}
          <span className="w">{t(`verdicts.${verdict}`, countVerdict(verdict, findings))}</span>
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
        <button
          key={reading}
          type="button"
          className={`chip ${colorOf[reading]}`}
          aria-pressed={wanted.has(reading)}
          onClick={() => onToggle(reading)}
        >
          <Icon name={signOf[reading]} />
          {sayReading(reading)} <b>{formatNumber(count)}</b>
        </button>
      ))}
    </div>
  )
}
