import type { Finding } from '@/lib/match/types'
import type { Book } from '@/components/claim/book'
import { Sureness } from '@/components/claim/confidence'
import { SourceList } from '@/components/claim/source-list'
import { FoldingFinding } from '@/components/finding/folding-finding'
import { Pair } from '@/components/finding/pair'
import { Quote } from '@/components/finding/quote'

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
        const [best] = book.claimsOf(finding.claims)
        return (
          <FoldingFinding
            key={finding.start}
            finding={finding}
            book={book}
            open={isOpen}
            current={isOpen}
            onToggle={() => onOpen(isOpen ? null : finding.start)}
          >
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
          </FoldingFinding>
        )
      })}
    </ol>
  )
}
