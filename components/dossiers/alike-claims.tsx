import { t } from '@/lib/i18n/t'
import type { Alike } from '@/lib/app/dossiers/claim-form'
import type { AlikeClaim } from '@/lib/app/dossiers/dossier-questions'
import { claimHrefIn } from '@/lib/dossiers/screen-href'
import { Button } from '@/components/ui/button'

export interface AlikeClaimsProps {
  alike: Alike
  /** Id of the dossier that has them. */
  dossier: string
  onSayBoth: (claim: AlikeClaim) => void
}

/** Claims that say the same as what is being written, or something else about it. */
export function AlikeClaims({ alike: { same, differs }, dossier, onSayBoth }: AlikeClaimsProps) {
  return (
    <div role="status" className="alike">
      {same.map((claim) => (
        <div key={claim.id} className="well">
          <p>
            <strong>{t('claimForm.already')}</strong>{' '}
            <a href={claimHrefIn(dossier, claim.id)} lang="en">
              {claim.text}
            </a>
          </p>
        </div>
      ))}
      {differs.map((claim) => (
        <div key={claim.id} className="well">
          <p>
            <strong>{t('claimForm.differs')}</strong>{' '}
            <a href={claimHrefIn(dossier, claim.id)} lang="en">
              {claim.text}
            </a>
          </p>
          <Button label={t('claimForm.recordBoth')} onClick={() => onSayBoth(claim)} />
        </div>
      ))}
    </div>
  )
}
