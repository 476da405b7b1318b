import { sayReasonBesideRows } from '@/lib/details/say'
import { shownRows } from '@/lib/details/shown'
import type { Finding } from '@/lib/engine/types'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { ClaimLinks } from '@/components/claim/claim-list'
import { claimsOfFinding } from '@/lib/details/claim-parts'
import { CorrectionNote } from '@/components/claim/correction-note'
import { SourceList } from '@/components/claim/source-list'

export interface EvidenceProps {
  finding: Finding
  book: DossierBook
  /** False where the pages of claims are not available. */
  isLinked?: boolean
}

/** The evidence of a verdict: the reason, the claims with their confidence, the sources. */
export function Evidence({ finding, book, isLinked = true }: EvidenceProps) {
  const rows = shownRows(finding)
  const claims = book.claimsOf(claimsOfFinding(rows, finding.claims))
  const corrections = claims.flatMap(({ id, correction }) => (correction ? [{ id, correction }] : []))
  return (
    <>
      <Reason finding={finding} />
      {corrections.map(({ id, correction }) => (
        <CorrectionNote key={id} correction={correction} />
      ))}
      <ClaimLinks claims={claims} rows={rows} isLinked={isLinked} />
      <SourceList sources={book.sourcesOf(finding.sources)} />
    </>
  )
}

/** Composed from the details if known; without the parts that the rows show. */
function Reason({ finding }: { finding: Finding }) {
  const words = sayReasonBesideRows(finding)
  if (words === '') return null
  return <p className="reason">{words}</p>
}
