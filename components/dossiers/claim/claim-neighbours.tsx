import { useDossierHref } from '@/components/book/dossier-of'
import type { Claim } from '@/lib/dossier/format/schema'
import { t } from '@/lib/i18n/t'
import { topicOf, type DossierBook } from '@/lib/dossier/browse/dossier-book'

/** The previous and next claim of the section. */
export function ClaimNeighbours({ claim, book }: { claim: Claim; book: DossierBook }) {
  const href = useDossierHref()
  const claims = book.topics.find(({ name }) => name === topicOf(claim))?.claims ?? []
  const at = claims.indexOf(claim)
  const near = [
    { rel: 'prev', label: t('claim.before'), claim: claims[at - 1] },
    { rel: 'next', label: t('claim.after'), claim: claims[at + 1] },
  ].flatMap(({ claim, ...one }) => (claim ? [{ ...one, claim }] : []))
  if (near.length === 0) return null
  return (
    <nav className="block neighbours" aria-label={t('claim.neighbours')}>
      {near.map(({ rel, label, claim: { id, text } }) => (
        <a key={rel} href={href({ at: 'claim', id })} rel={rel}>
          <span className="label">{label} </span>
          <span className="text" lang="en">
            {text}
          </span>
        </a>
      ))}
    </nav>
  )
}
