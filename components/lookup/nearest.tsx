import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { claimHref } from '@/components/claim/claim-list'
import { t } from '@/lib/i18n/t'

/** The claims nearest in meaning to text on which the dossier has nothing. */
export function Nearest({ ids, book }: { ids: readonly string[]; book: DossierBook }) {
  const claims = book.claimsOf(ids)
  if (claims.length === 0) return null
  return (
    <>
      <p className="reason">{t('selection.nearest')}</p>
      <ul className="near" aria-label={t('selection.nearestClaims')}>
        {claims.map((claim) => (
          <li key={claim.id}>
            <a href={claimHref(claim.id)} lang="en">
              {claim.text}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
