import { DossierOf } from '@/components/dossiers/book/dossier-of'
import { ClaimWords } from '@/components/dossiers/claim/claim-list'
import { SourceList } from '@/components/dossiers/claim/source-list'
import { valueParts } from '@/lib/details/claim-parts'
import { isRelated } from '@/lib/details/state'
import type { Claim } from '@/lib/dossier/format/schema'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { Finding } from '@/lib/schema/finding'
import { Icon } from '@/components/ui/icon'
import { isClose } from '@/lib/details/is-close'
import { t } from '@/lib/i18n/t'
import { useFindingBook, useFindingContext } from '@/components/check/context/finding-context'

/** Claims on the same thing that do not settle the sentence. */
export function RelatedClaims({ finding }: { finding: Finding }) {
  const book = useFindingBook(finding.dossier)
  if (!isRelated(finding)) return null
  const claims = book.claimsOf(finding.related ?? [])
  return (
    <DossierOf id={finding.dossier}>
      <ClaimsBeside claims={claims} book={book} />
    </DossierOf>
  )
}

/** Claims with their values set off, each with its best source. */
function ClaimsBeside({ claims, book }: { claims: readonly Claim[]; book: DossierBook }) {
  const { isLinked } = useFindingContext()
  return (
    <ul className="claims related" aria-label={t('related.name')}>
      {claims.map((claim) => {
        const words = valueParts(claim).map(({ text, isValue }, at) => (isValue ? <b key={at}>{text}</b> : text))
        return (
          <li key={claim.id}>
            <ClaimWords id={claim.id} isLinked={isLinked}>
              {words}
            </ClaimWords>
            <SourceList sources={book.sourcesOf(claim.sources)} shown={1} />
          </li>
        )
      })}
    </ul>
  )
}

interface NearestProps {
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
