import { Fragment, type ReactNode } from 'react'
import type { MarkedPart } from '@/lib/details/reading'
import { formatDate } from '@/lib/i18n/dates'
import { safeUrl } from '@/lib/text/urls'
import { type Key, type ValueOf, formatNumber, template } from '@/lib/i18n/t'

/** Words of a text that is checked, which is English in every interface language. */
export function Quotation({ children }: { children: ReactNode }) {
  return (
    <blockquote className="quote" lang="en">
      {children}
    </blockquote>
  )
}

export function MarkedWords({ parts }: { parts: readonly MarkedPart[] }) {
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

interface OutsideLinkProps {
  url: string | undefined
  /** The accessible name, if the text alone does not identify the link; it begins with the text. */
  label?: string
  children: ReactNode
}

/** A link out of the extension; for an address that is not http(s), only its text. */
export function OutsideLink({ url, label, children }: OutsideLinkProps) {
  const href = safeUrl(url)
  return href === null ? (
    <span>{children}</span>
  ) : (
    <a href={href} target="_blank" rel="noreferrer noopener" aria-label={label}>
      {children}
    </a>
  )
}

/** Elements for `<a>` and `<b>` in a message. */
interface TagRenderers {
  a?: (words: ReactNode) => ReactNode
  b?: (words: ReactNode) => ReactNode
}

/**
 * Returns a message with elements: `{name}` is replaced by the given element, `<b>words</b>` by one around the words.
 * Inserted values are never parsed, so that text of a page or dossier cannot become markup.
 */
export function richText<K extends Key>(
  key: K,
  parts: Record<ValueOf<K>, ReactNode> & TagRenderers,
  count?: number,
): ReactNode {
  const given = parts as Record<string, ReactNode> & TagRenderers
  // Every third piece is the name of a tag, the next one its content.
  const pieces = template(key, count).split(/<([ab])>(.*?)<\/\1>/)
  return pieces.map((piece, i) => {
    if (i % 3 === 1) return null
    const words = withValues(piece, given)
    if (i % 3 === 0) return <Fragment key={i}>{words}</Fragment>
    const make = given[pieces[i - 1] as keyof TagRenderers]
    return <Fragment key={i}>{make ? make(words) : words}</Fragment>
  })
}

function withValues(words: string, values: Record<string, ReactNode>): ReactNode {
  return words.split(/\{(\w+)\}/).map((piece, i) => {
    const value = i % 2 === 1 ? (values[piece] ?? piece) : piece
    return <Fragment key={i}>{typeof value === 'number' ? formatNumber(value) : value}</Fragment>
  })
}

/** Words of a dossier or a page, which are English in every interface language. */
export function Words({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <span className={className} lang="en">
      {children}
    </span>
  )
}
