import type { Finding } from '@/lib/match/types'
import type { Book } from '@/components/claim/book'
import { ClaimLinks } from '@/components/claim/claim-list'
import { Sureness } from '@/components/claim/confidence'
import { CorrectionSlip } from '@/components/claim/correction-slip'
import { SourceList } from '@/components/claim/source-list'

/** What stands behind a verdict: the reason, how sure the dossier is, the claims, the sources. */
export function Evidence({ finding, book }: { finding: Finding; book: Book }) {
  const claims = book.claimsOf(finding.claims)
  const corrections = claims.flatMap(({ id, correction }) => (correction ? [{ id, correction }] : []))
  const [best] = claims
  return (
    <>
      {finding.reason !== '' && (
        <p className="reason" lang="en">
          {finding.reason}
        </p>
      )}
      {corrections.map(({ id, correction }) => (
        <CorrectionSlip key={id} correction={correction} />
      ))}
      {best !== undefined && <Sureness claim={best} />}
      <ClaimLinks claims={claims} />
      <SourceList sources={book.sourcesOf(finding.sources)} />
    </>
  )
}
