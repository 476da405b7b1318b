import type { ReactNode } from 'react'
import { stateOf } from '@/lib/details/state'
import type { Finding } from '@/lib/schema/finding'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { FindingHead } from './finding-head'
import { ReaderSign } from './ask-model'

export interface FoldingFindingProps {
  finding: Finding
  book: DossierBook
  open: boolean
  /** "Paragraph 3", or empty. */
  place?: string
  /** The active one, also in the text next to the list. */
  current?: boolean
  onToggle: () => void
  /** The content of an open finding. */
  children: ReactNode
}

/** A finding of a text without a page: one line when closed, without a link to the page. */
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
      className={`finding ${stateOf(finding)}${open ? '' : ' row'}`}
      aria-current={current || undefined}
    >
      <button type="button" className="head" aria-expanded={open} onClick={onToggle}>
        <FindingHead finding={finding} book={book} place={place} isAlone={!open}>
          <ReaderSign finding={finding} />
        </FindingHead>
      </button>
      <div className="body" hidden={!open}>
        {children}
      </div>
    </li>
  )
}
