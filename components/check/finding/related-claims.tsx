import { useBookOf, useDossierHref, DossierOf } from '@/components/dossiers/book/dossier-of'
import { SourceList } from '@/components/dossiers/claim/source-list'
import { valueParts } from '@/lib/details/claim-parts'
import { isRelated } from '@/lib/details/state'
import type { Claim } from '@/lib/dossier/format/schema'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { Finding } from '@/lib/schema/finding'
import { t } from '@/lib/i18n/t'

export interface RelatedClaimsProps {
  finding: Finding
  book: DossierBook
  /** False where the pages of claims are not available. */
  isLinked: boolean
}

/** Claims on the same thing that do not settle the sentence. */
export function RelatedClaims({ finding, book: bundled, isLinked }: RelatedClaimsProps) {
  const book = useBookOf(finding.dossier, bundled)
  if (!isRelated(finding)) return null
  const claims = book.claimsOf(finding.related ?? [])
  return (
    <DossierOf id={finding.dossier}>
      <ClaimsBeside claims={claims} book={book} isLinked={isLinked} />
    </DossierOf>
  )
}

export interface ClaimsBesideProps {
  claims: readonly Claim[]
  book: DossierBook
  isLinked?: boolean
}

/** Claims with their values set off, each with its best source. */
export function ClaimsBeside({ claims, book, isLinked = true }: ClaimsBesideProps) {
  const href = useDossierHref()
  return (
    <ul className="claims related" aria-label={t('related.name')}>
      {claims.map((claim) => {
        const words = valueParts(claim).map(({ text, isValue }, at) => (isValue ? <b key={at}>{text}</b> : text))
        return (
          <li key={claim.id}>
            {isLinked ? (
              <a href={href({ at: 'claim', id: claim.id })} lang="en">
                {words}
              </a>
            ) : (
              <span lang="en">{words}</span>
            )}
            <SourceList sources={book.sourcesOf(claim.sources)} shown={1} />
          </li>
        )
      })}
    </ul>
  )
}
