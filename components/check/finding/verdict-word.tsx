import { sayDetailCounts, sayState } from '@/lib/details/say'
import type { Finding } from '@/lib/schema/finding'
import { useDocumentNames, useDossierNames, useFindingBook } from '@/components/check/context/finding-context'
import { hasRelated, stateOf } from '@/lib/details/state'
import type { Claim } from '@/lib/dossier/format/schema'
import { t } from '@/lib/i18n/t'

/** The verdict with its qualification, and whose it is where there is more than one: "Contradicted · press release". */
export function VerdictLine({ finding }: { finding: Finding }) {
  const book = useFindingBook(finding.dossier)
  const dossiers = useDossierNames(finding)
  const documents = useDocumentNames(finding)
  const names = documents?.line ?? dossiers
  return (
    <span className="said" title={documents?.full}>
      <VerdictWord finding={finding} aside={qualifierOf(finding, book.claimsOf(finding.claims))} />
      {names !== null && (
        <span className="aside">
          {'\u00a0'}· {names}
        </span>
      )}
    </span>
  )
}

/** The verdict as a word, followed by `aside`. Screen readers also read the counts of the details. */
export function VerdictWord({ finding, aside }: { finding: Finding; aside: string }) {
  // "Not found" would deny what the claims beside the sentence have.
  const counts = hasRelated(finding) ? '' : sayDetailCounts(finding)
  return (
    <>
      <span className="word">{sayState(finding)}</span>
      {aside !== '' && (
        <span className="aside">
          <span aria-hidden="true"> ·</span> {aside}
        </span>
      )}
      <span className="pause">. </span>
      {counts !== '' && <span className="only-read">{counts}. </span>}
    </>
  )
}

/** Returns a few words that qualify the verdict, shown after it; empty without a qualification. */
function qualifierOf(finding: Finding, claims: readonly Claim[]): string {
  if (stateOf(finding) === 'uncovered') return finding.newer ? t('finding.newer') : ''
  if (finding.verdict !== 'disputed') return ''
  if (claims.some((claim) => claim.correction)) return t('finding.corrected')
  if (claims.some((claim) => claim.status === 'conflicting')) return t('finding.sourcesDisagree')
  return claims.some((claim) => claim.status === 'uncertain') ? t('finding.notConfirmed') : ''
}
