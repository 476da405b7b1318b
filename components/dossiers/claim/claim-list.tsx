import type { ReactNode } from 'react'
import { useDossierHref } from '@/components/book/dossier-of'
import type { DetailRow } from '@/lib/details/reading'
import { isRated, restsOnUnread, type DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { Claim } from '@/lib/dossier/format/schema'
import { claimParts } from '@/lib/details/claim-parts'
import { ConfidenceLine } from '@/components/dossiers/claim/claim-marks'
import { FoldedList } from '@/components/ui/folded'
import { MarkedWords } from '@/components/ui/quotation'
import { t } from '@/lib/i18n/t'
import { Icon } from '@/components/ui/icon'

export interface ClaimLinksProps {
  claims: readonly Claim[]
  book: DossierBook
  /** The rows of the finding: a compared value is marked in its claim. */
  rows?: readonly DetailRow[]
  /** False where the claim's page is not available. */
  isLinked?: boolean
  /** The claims are statements of a page or document. */
  isDocument?: boolean
}

/** The claims of a finding, each a link to its page, with its doubts; the first is open, the others folded. */
export function ClaimLinks({ claims, book, rows = [], isLinked = true, isDocument = false }: ClaimLinksProps) {
  const [first] = claims
  if (first === undefined) return null
  return (
    <div className="evidence" data-dossier>
      <span className="label">{t(isDocument ? 'finding.inEvidence' : 'finding.inDossier')}</span>
      <FoldedList
        items={claims}
        firstCount={1}
        className="claims"
        label={t('finding.claims')}
        more={(rest) => t('count.moreClaims', rest)}
        moreLabel={t('finding.moreClaims')}
        draw={(claim) => <ClaimLine key={claim.id} claim={claim} rows={rows} isLinked={isLinked} />}
      >
        <ConfidenceLine claim={first} isUnread={restsOnUnread(book, first)} isRated={isRated(book)} />
      </FoldedList>
    </div>
  )
}

function ClaimLine({ claim, rows, isLinked }: { claim: Claim; rows: readonly DetailRow[]; isLinked: boolean }) {
  return (
    <li>
      <ClaimWords id={claim.id} isLinked={isLinked}>
        <MarkedWords parts={claimParts(claim, rows)} />
      </ClaimWords>
      {claim.notes.map((note) => (
        <span key={note} className="doubt-note">
          {claim.status !== 'established' && (
            <span className="doubt">
              <Icon name="disputed" label={t('finding.doubt')} />
            </span>
          )}
          <span lang="en">{note}</span>
        </span>
      ))}
    </li>
  )
}

interface ClaimWordsProps {
  id: string
  /** False where the pages of claims are not available. */
  isLinked?: boolean
  children: ReactNode
}

/** The words of a claim as a link to its page, or alone. */
export function ClaimWords({ id, isLinked = true, children }: ClaimWordsProps) {
  const href = useDossierHref()
  if (!isLinked) return <span lang="en">{children}</span>
  return (
    <a href={href({ at: 'claim', id })} lang="en">
      {children}
    </a>
  )
}
