import { useBookOf } from '@/components/book/dossier-of'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { dossierHref } from '@/lib/dossier/browse/dossier-route'
import { isClose } from '@/lib/details/is-close'
import { t } from '@/lib/i18n/t'

export interface NearestProps {
  ids: readonly string[]
  /** The text that they are nearest to. */
  text: string
  book: DossierBook
  /** Id of the dossier that they are claims of; without it the bundled one. */
  dossier?: string | undefined
}

/** The claims nearest in meaning to text on which the dossier has nothing, if they have a name, a place or a number of it. */
export function Nearest({ ids, text, book: bundled, dossier }: NearestProps) {
  const book = useBookOf(dossier, bundled)
  const claims = book.claimsOf(ids).filter((claim) => isClose(claim.text, text, book.subject.name))
  if (claims.length === 0) return <p className="reason">{t('selection.noneClose')}</p>
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
