import type { Finding } from '@/lib/match/types'
import type { Book } from '@/components/claim/book'
import { asideOf } from '@/components/finding/aside'
import { Evidence } from '@/components/finding/evidence'
import { Pair } from '@/components/finding/pair'
import { Quote } from '@/components/finding/quote'
import { Icon } from '@/components/ui/icon'
import { t } from '@/lib/i18n/t'

export interface SampleFindingsProps {
  findings: readonly Finding[]
  book: Book
  /** Start of the one that is open. */
  open: number | null
  onOpen: (start: number | null) => void
  label: string
}

/** The findings of the sample, as the panel has them, without what needs a page to hang on. */
export function SampleFindings({ findings, book, open, onOpen, label }: SampleFindingsProps) {
  return (
    <ol role="list" aria-label={label}>
      {findings.map((finding) => {
        const isOpen = finding.start === open
        const aside = asideOf(finding, book.claimsOf(finding.claims))
        return (
          <li
            key={finding.start}
            className={`finding ${finding.verdict}${isOpen ? '' : ' row'}`}
            aria-current={isOpen || undefined}
          >
            <button
              type="button"
              className="head"
              aria-expanded={isOpen}
              onClick={() => onOpen(isOpen ? null : finding.start)}
            >
              <Icon name={finding.verdict} />
              <span>
                <span className="word">{t(`verdict.${finding.verdict}`)}</span>
                {aside !== '' && <span className="aside"> · {aside}</span>}
                {!isOpen && (
                  <span className="line" lang="en">
                    {finding.quote}
                  </span>
                )}
              </span>
              <Icon name="chevron" className="i chev" />
            </button>
            <div className="body" hidden={!isOpen}>
              <Quote finding={finding} lit={isOpen} />
              {finding.differences.map((difference, i) => (
                <Pair key={i} difference={difference} verdict={finding.verdict} />
              ))}
              <Evidence finding={finding} book={book} />
            </div>
          </li>
        )
      })}
    </ol>
  )
}
