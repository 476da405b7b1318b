import type { ReactNode } from 'react'
import type { Finding } from '@/lib/engine/types'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { FindingHead } from './finding-head'

export interface FoldingFindingProps {
  finding: Finding
  book: DossierBook
  open: boolean
  /** "Paragraph 3", or empty. */
  place?: string
  /** The one in hand, which the text beside the list shows too. */
  current?: boolean
  onToggle: () => void
  /** What stands under its head when it is open. */
  children: ReactNode
}

/** A finding of a text that is no page: closed it is one line, and it has no place to go to. */
export function FoldingFinding({
  finding,
  book,
  place = '',
  open,
  current = false,
  onToggle,
  children,
}: FoldingFindingProps) {
  return (
    <li
      data-finding={finding.start}
      className={`finding ${finding.verdict}${open ? '' : ' row'}`}
      aria-current={current || undefined}
    >
      <button type="button" className="head" aria-expanded={open} onClick={onToggle}>
        <FindingHead finding={finding} book={book} place={place} isAlone={!open} />
      </button>
      <div className="body" hidden={!open}>
        {children}
      </div>
    </li>
  )
}
