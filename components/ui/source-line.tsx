import { formatDate } from '@/lib/i18n/dates'

/** Where a text is from, and its date if known. */
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
