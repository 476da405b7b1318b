import { DossierOf } from '@/components/dossiers/book/dossier-of'
import { useFindingBook } from '@/components/check/context/finding-context'
import { ClaimsBeside } from './related-claims'
import { Icon } from '@/components/ui/icon'
import { isClose } from '@/lib/details/is-close'
import { t } from '@/lib/i18n/t'

export interface NearestProps {
  ids: readonly string[]
  /** The text that they are nearest to. */
  text: string
  /** Id of the dossier that they are claims of; without it the bundled one. */
  dossier?: string | undefined
}

/** Said above claims that are near a text and do not settle it. */
export function CannotTell() {
  return (
    <p className="reason">
      <strong>{t('selection.cannotTell')}</strong> {t('selection.nearest')}
    </p>
  )
}

/** A text without a verdict: the claims nearest to it, if they have a name, a place or a number of it; else it is not covered. */
export function Nearest({ ids, text, dossier }: NearestProps) {
  const book = useFindingBook(dossier)
  const claims = book.claimsOf(ids).filter((claim) => isClose(claim.text, text, book.subject.name))
  if (claims.length === 0)
    return (
      <p className="word uncovered">
        <Icon name="unverified" /> {t('state.uncovered')}
      </p>
    )
  return (
    <>
      <CannotTell />
      <DossierOf id={dossier}>
        <ClaimsBeside claims={claims} book={book} />
      </DossierOf>
    </>
  )
}
