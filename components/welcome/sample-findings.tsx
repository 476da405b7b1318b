import type { Finding } from '@/lib/schema/finding'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { FindingBody } from '@/components/finding/finding-body'
import { FoldingFinding } from '@/components/finding/folding-finding'

export interface SampleFindingsProps {
  findings: readonly Finding[]
  book: DossierBook
  /** Start of the open finding. */
  open: number | null
  onOpen: (start: number | null) => void
  label: string
}

/** The findings of the sample, as in the panel, without the parts that need the panel's views or a page. */
export function SampleFindings({ findings, book, open, onOpen, label }: SampleFindingsProps) {
  return (
    <ol role="list" aria-label={label}>
      {findings.map((finding) => {
        const isOpen = finding.start === open
        return (
          <FoldingFinding
            key={finding.start}
            finding={finding}
            book={book}
            open={isOpen}
            current={isOpen}
            onToggle={() => onOpen(isOpen ? null : finding.start)}
          >
            <FindingBody finding={finding} book={book} lit={isOpen} isLinked={false} />
          </FoldingFinding>
        )
      })}
    </ol>
  )
}
