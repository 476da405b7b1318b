import { formatDate } from '@/lib/i18n/dates'

export function SourceLine({ from, date }: { from: string; date: string | null }) {
  return (
    <p className="source-line">
      <span>{from}</span>
      {date !== null && (
        <>
          <span aria-hidden="true">·</span>
          <span>{formatDate(date)}</span>
        </>
      )}
    </p>
  )
}
