import type { Finding } from '@/lib/schema/finding'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { FindingItem } from '@/components/finding/finding-item'

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
      {findings.map((finding) => (
        <FindingItem
          key={finding.start}
          finding={finding}
          book={book}
          isLinked={false}
          compact
          open={finding.start === open}
          current={finding.start === open}
          onToggle={(start) => onOpen(start === open ? null : start)}
        />
      ))}
    </ol>
  )
}
