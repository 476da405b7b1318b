import type { Claim } from '@/lib/dossier/schema'
import { Folded } from './source-list'
import { t } from '@/lib/i18n/t'
import { Icon } from '@/components/ui/icon'

/** The claims behind a finding, each a link to its page, with its doubts; the first stands, the rest fold. */
export function ClaimLinks({ claims }: { claims: readonly Claim[] }) {
  const [first, ...rest] = claims
  if (first === undefined) return null
  return (
    <div className="evidence">
      <span className="label">{t('finding.inDossier')}</span>
      <ul className="claims" aria-label={t('finding.claims')}>
        <ClaimLine claim={first} />
      </ul>
      {rest.length > 0 && (
        <Folded label={t('count.moreClaims', rest.length)}>
          <ul className="claims" aria-label={t('finding.moreClaims')}>
            {rest.map((claim) => (
              <ClaimLine key={claim.id} claim={claim} />
            ))}
          </ul>
        </Folded>
      )}
    </div>
  )
}

export function claimHref(id: string): string {
  return `#/claim/${encodeURIComponent(id)}`
}

function ClaimLine({ claim }: { claim: Claim }) {
  return (
    <li>
      <a href={claimHref(claim.id)} lang="en">
        {claim.text}
      </a>
      {claim.notes.map((note) => (
        <span key={note} className="doubt-note">
          <span className="doubt">
            <Icon name="disputed" label={t('finding.doubt')} />
          </span>
          <span lang="en">{note}</span>
        </span>
      ))}
    </li>
  )
}
