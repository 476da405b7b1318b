import type { ReactNode } from 'react'
import type { Finding } from '@/lib/schema/finding'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { Icon } from '@/components/ui/icon'
import { ShortFindings } from './short-findings'
import { markOf } from './detail-signs'
import { ClosedQuote } from './quote'
import { VerdictLine } from './verdict-word'

export interface FindingHeadProps {
  finding: Finding
  book: DossierBook
  /** "Paragraph 3", or empty. */
  place?: string
  /** Only the head is shown: it contains the quote and a summary of the details. */
  isAlone: boolean
  /** The active one. */
  isCurrent?: boolean
  /** Text after the verdict. */
  children?: ReactNode
}

/** The content of the button that opens and closes a finding. */
export function FindingHead({
  finding,
  book: bundled,
  place = '',
  isAlone,
  isCurrent = false,
  children,
}: FindingHeadProps) {
  return (
    <>
      <Icon name={markOf(finding)} />
      <span>
        <VerdictLine finding={finding} book={bundled} />
        {children}
      </span>
      <span className="label quiet place">
        {place} <Icon name="chevron" className="i chev" />
      </span>
      {isAlone && (
        <>
          <span className="line" lang="en">
            <ClosedQuote finding={finding} lit={isCurrent} />
          </span>
          <ShortFindings finding={finding} />
        </>
      )}
    </>
  )
}
