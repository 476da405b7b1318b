import type { ReactNode } from 'react'
import type { Finding } from '@/lib/schema/finding'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { useBookOf } from '@/components/book/dossier-of'
import { Icon } from '@/components/ui/icon'
import { qualifierOf } from './qualifier'
import { useDossierNames } from './finding-dossiers'
import { ShortFindings } from './short-findings'
import { markOf } from './detail-signs'
import { ClosedQuote } from './quote'
import { VerdictWord } from './verdict-word'

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
  const book = useBookOf(finding.dossier, bundled)
  const dossierNames = useDossierNames(finding)
  return (
    <>
      <Icon name={markOf(finding)} />
      <span>
        <VerdictWord finding={finding} aside={qualifierOf(finding, book.claimsOf(finding.claims))} />
        {dossierNames !== null && (
          <span className="aside">
            {'\u00a0'}· {dossierNames}
          </span>
        )}
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
