import { sayReasonBesideRows } from '@/lib/details/say'
import { rowsOf } from '@/lib/details/reading'
import type { Finding } from '@/lib/schema/finding'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { DossierOf, useBookOf } from '@/components/book/dossier-of'
import { ClaimLinks } from '@/components/claim/claim-list'
import { claimsShown } from '@/lib/details/claim-parts'
import { CorrectionNote } from '@/components/claim/correction-note'
import { SourceList } from '@/components/claim/source-list'

export interface EvidenceProps {
  finding: Finding
  book: DossierBook
  /** False where the pages of claims are not available. */
  isLinked?: boolean
}

/** The evidence of a verdict: the reason, the claims with their confidence, the sources. */
export function Evidence({ finding, book: bundled, isLinked = true }: EvidenceProps) {
  const book = useBookOf(finding.dossier, bundled)
  const rows = rowsOf(finding)
  const claims = book.claimsOf(claimsShown(rows, finding.claims))
  const corrections = claims.flatMap(({ id, correction }) => (correction ? [{ id, correction }] : []))
  return (
    <DossierOf id={finding.dossier}>
      <Reason finding={finding} />
      {corrections.map(({ id, correction }) => (
        <CorrectionNote key={id} correction={correction} />
      ))}
      <ClaimLinks claims={claims} rows={rows} isLinked={isLinked} />
      <SourceList sources={book.sourcesOf(finding.sources)} />
    </DossierOf>
  )
}

/** Composed from the details if known; without the parts that the rows show. */
function Reason({ finding }: { finding: Finding }) {
  const words = sayReasonBesideRows(finding)
  if (words === '') return null
  return <p className="reason">{words}</p>
}
