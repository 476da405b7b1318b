import type { ReactNode } from 'react'
import type { Finding } from '@/lib/match/types'
import type { Book } from '@/components/claim/book'
import { Icon } from '@/components/ui/icon'
import { t } from '@/lib/i18n/t'
import { asideOf } from './aside'

export interface FoldingFindingProps {
  finding: Finding
  book: Book
  open: boolean
  /** The one in hand, which the text beside the list shows too. */
  current?: boolean
  onToggle: () => void
  /** What stands under its head when it is open. */
  children: ReactNode
}

/** A finding of a text that is no page: closed it is one line, and it has no place to go to. */
export function FoldingFinding({ finding, book, open, current = false, onToggle, children }: FoldingFindingProps) {
  const aside = asideOf(finding, book.claimsOf(finding.claims))
  return (
    <li className={`finding ${finding.verdict}${open ? '' : ' row'}`} aria-current={current || undefined}>
      <button type="button" className="head" aria-expanded={open} onClick={onToggle}>
        <Icon name={finding.verdict} />
        <span>
          <span className="word">{t(`verdict.${finding.verdict}`)}</span>
          {aside !== '' && <span className="aside"> · {aside}</span>}
          {!open && (
            <span className="line" lang="en">
              {finding.quote}
            </span>
          )}
        </span>
        <Icon name="chevron" className="i chev" />
      </button>
      <div className="body" hidden={!open}>
        {children}
      </div>
    </li>
  )
}
