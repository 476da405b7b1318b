import { t } from '@/lib/i18n/t'

export interface DateRangeProps {
  /** ISO days, both included. */
  from: string | null
  to: string | null
  today: string
  onRange: (range: { from: string | null; to: string | null }) => void
}

/** Filter by the day of the last change: three common ranges, or two days. */
export function DateRange({ from, to, today, onRange }: DateRangeProps) {
  const stretches = [
    ['week', daysBefore(today, 6)],
    ['month', daysBefore(today, 29)],
    ['year', `${today.slice(0, 4)}-01-01`],
  ] as const
  return (
    <div className="dates" role="group" aria-label={t('library.changed')}>
      <div className="chips">
        {stretches.map(([name, start]) => {
          const isOn = from === start && to === null
          return (
            <button
              key={name}
              type="button"
              className="chip"
              aria-pressed={isOn}
              onClick={() => onRange({ from: isOn ? null : start, to: null })}
            >
              {t(`library.stretch.${name}`)}
            </button>
          )
        })}
      </div>
      <label>
        <span className="label">{t('library.from')}</span>
        <input
          type="date"
          className="text-input"
          value={from ?? ''}
          max={to ?? undefined}
          onChange={(event) => onRange({ from: event.target.value || null, to })}
        />
      </label>
      <label>
        <span className="label">{t('library.to')}</span>
        <input
          type="date"
          className="text-input"
          value={to ?? ''}
          min={from ?? undefined}
          onChange={(event) => onRange({ from, to: event.target.value || null })}
        />
      </label>
    </div>
  )
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 24 * 60 * 60_000).toISOString().slice(0, 10)
}
