import type { ReactNode } from 'react'
import type { QuotePart } from '@/lib/details/shown'
import { formatDate } from '@/lib/i18n/dates'

/** Words of a text that is checked, which is English in every interface language. */
export function Quotation({ children }: { children: ReactNode }) {
  return (
    <blockquote className="quote" lang="en">
      {children}
    </blockquote>
  )
}

export function MarkedWords({ parts }: { parts: readonly QuotePart[] }) {
  return parts.map(({ text, reading }, i) =>
    reading === null ? (
      text
    ) : (
      <span key={i} className={`d d-${reading}`}>
        {text}
      </span>
    ),
  )
}

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
