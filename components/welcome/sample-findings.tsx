import type { Finding } from '@/lib/match/types'
import type { Book } from '@/components/claim/book'
import { Sureness } from '@/components/claim/confidence'
import { SourceList } from '@/components/claim/source-list'
import { asideOf } from '@/components/finding/aside'
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

/** The findings of the sample, as the panel has them, without what needs the panel's rooms or a page to hang on. */
export function SampleFindings({ findings, book, open, onOpen, label }: SampleFindingsProps) {
  return (
    <ol role="list" aria-label={label}>
      {findings.map((finding) => {
        const isOpen = finding.start === open
        const claims = book.claimsOf(finding.claims)
        const aside = asideOf(finding, claims)
        const [best] = claims
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
              {finding.reason !== '' && (
                <p className="reason" lang="en">
                  {finding.reason}
                </p>
              )}
              {best !== undefined && <Sureness claim={best} />}
              <SourceList sources={book.sourcesOf(finding.sources)} />
            </div>
          </li>
        )
      })}
    </ol>
  )
}
