import { Chip } from '@/components/ui/button'
import { t } from '@/lib/i18n/t'
import { TextField } from '@/components/ui/fields'

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
        {stretches.map(([name, start]) => (
          <Chip
            key={name}
            label={t(`library.stretch.${name}`)}
            isOn={from === start && to === null}
            onTurn={(on) => onRange({ from: on ? start : null, to: null })}
          />
        ))}
      </div>
      <TextField
        label={t('library.from')}
        type="date"
        value={from ?? ''}
        max={to ?? undefined}
        onChange={(text) => onRange({ from: text || null, to })}
      />
      <TextField
        label={t('library.to')}
        type="date"
        value={to ?? ''}
        min={from ?? undefined}
        onChange={(text) => onRange({ from, to: text || null })}
      />
    </div>
  )
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 24 * 60 * 60_000).toISOString().slice(0, 10)
}
