import { useBookOf } from '@/components/book/dossier-of'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { dossierHref } from '@/lib/dossier/browse/dossier-route'
import { t } from '@/lib/i18n/t'

export interface NearestProps {
  ids: readonly string[]
  book: DossierBook
  /** Id of the dossier that they are claims of; without it the bundled one. */
  dossier?: string | undefined
}

/** The claims nearest in meaning to text on which the dossier has nothing. */
export function Nearest({ ids, book, dossier }: NearestProps) {
  const claims = useBookOf(dossier, book).claimsOf(ids)
  if (claims.length === 0) return null
  return (
    <>
      <p className="reason">{t('selection.nearest')}</p>
      <ul className="near" aria-label={t('selection.nearestClaims')}>
        {claims.map((claim) => (
          <li key={claim.id}>
            <a href={dossierHref({ at: 'claim', id: claim.id }, dossier)} lang="en">
              {claim.text}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
