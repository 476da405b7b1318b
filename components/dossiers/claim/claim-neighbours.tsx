import { useDossierHref } from '@/components/dossiers/book/dossier-of'
import type { Claim } from '@/lib/dossier/format/schema'
import { t } from '@/lib/i18n/t'
import { topicOf, type DossierBook } from '@/lib/dossier/browse/dossier-book'

/** The previous and next claim of the section. */
export function ClaimNeighbours({ claim, book }: { claim: Claim; book: DossierBook }) {
  const href = useDossierHref()
  const claims = book.topics.find(({ name }) => name === topicOf(claim))?.claims ?? []
  const at = claims.indexOf(claim)
  const [before, after] = [claims[at - 1], claims[at + 1]]
  if (!before && !after) return null
  return (
    <nav className="block neighbours" aria-label={t('claim.neighbours')}>
      {before && (
        <a href={href({ at: 'claim', id: before.id })} rel="prev">
          <span className="label">{t('claim.before')} </span>
          <span className="text" lang="en">
            {before.text}
          </span>
        </a>
      )}
      {after && (
        <a href={href({ at: 'claim', id: after.id })} rel="next">
          <span className="label">{t('claim.after')} </span>
          <span className="text" lang="en">
            {after.text}
          </span>
        </a>
      )}
    </nav>
  )
}
