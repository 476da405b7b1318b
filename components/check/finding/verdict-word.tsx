import { sayDetailCounts, sayState } from '@/lib/details/say'
import type { Finding } from '@/lib/schema/finding'
import { useDocumentNames, useDossierNames, useFindingBook } from '@/components/check/context/finding-context'
import { hasRelated, stateOf } from '@/lib/details/state'
import type { Claim } from '@/lib/dossier/format/schema'
import { t } from '@/lib/i18n/t'

/** The verdict with its qualification, and whose it is: "Contradicts: press release of 3 May". */
export function VerdictLine({ finding }: { finding: Finding }) {
  const book = useFindingBook(finding.dossier)
  const dossiers = useDossierNames(finding)
  const documents = useDocumentNames(finding)
  const said = hasRelated(finding) ? undefined : SAID_OF_DOCUMENTS.find((state) => state === stateOf(finding))
  const word = documents !== null && said ? t(`evidence.says.${said}`, { names: documents.line }) : undefined
  const names = word === undefined ? (documents?.line ?? dossiers) : null
  return (
    <span className="said" title={documents?.full}>
      <VerdictWord finding={finding} word={word} aside={qualifierOf(finding, book.claimsOf(finding.claims))} />
      {names !== null && (
        <span className="aside">
          {'\u00a0'}· {names}
        </span>
      )}
    </span>
  )
}

const SAID_OF_DOCUMENTS = ['contradicted', 'supported', 'part'] as const

/** The verdict as a word, followed by `aside`. Screen readers also read the counts of the details. */
export function VerdictWord({ finding, aside, word }: { finding: Finding; aside: string; word?: string | undefined }) {
  // "Not found" would deny what the claims beside the sentence have.
  const counts = hasRelated(finding) ? '' : sayDetailCounts(finding)
  return (
    <>
      <span className="word">{word ?? sayState(finding)}</span>
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
