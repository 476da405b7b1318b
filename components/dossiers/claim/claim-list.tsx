import type { ReactNode } from 'react'
import { useDossierHref } from '@/components/book/dossier-of'
import type { DetailRow } from '@/lib/details/reading'
import type { Claim } from '@/lib/dossier/format/schema'
import { claimParts } from '@/lib/details/claim-parts'
import { FoldedList } from '@/components/ui/folded'
import { MarkedWords } from '@/components/ui/quotation'
import { t } from '@/lib/i18n/t'
import { Icon } from '@/components/ui/icon'

/** The claims of a finding, each a link to its page, with its doubts; the first is open, the others folded. */
export function ClaimLinks({ claims, rows = [] }: { claims: readonly Claim[]; rows?: readonly DetailRow[] }) {
  if (claims.length === 0) return null
  return (
    <div className="evidence" data-dossier>
      <span className="label">{t('finding.inEvidence')}</span>
      <FoldedList
        items={claims}
        firstCount={1}
        className="claims"
        label={t('finding.claims')}
        more={(rest) => t('count.moreClaims', rest)}
        moreLabel={t('finding.moreClaims')}
        draw={(claim) => <ClaimLine key={claim.id} claim={claim} rows={rows} />}
      />
    </div>
  )
}

function ClaimLine({ claim, rows }: { claim: Claim; rows: readonly DetailRow[] }) {
  return (
    <li>
      <ClaimWords id={claim.id}>
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

export function ClaimWords({ id, children }: { id: string; children: ReactNode }) {
  const href = useDossierHref()
  return (
    <a href={href({ at: 'claim', id })} lang="en">
      {children}
    </a>
  )
}
