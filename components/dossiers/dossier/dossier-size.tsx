import { isInDoubt, type DossierBook } from '@/lib/dossier/browse/dossier-book'
import { formatAsOf } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'

/** The subject of a dossier, and its size. */
export function DossierSize({ book }: { book: DossierBook }) {
  const inDoubt = book.claims.filter(isInDoubt).length
  // An imported report says how certain it is, without rated sources that could establish it.
  const isRated = book.sources.some(({ tier }) => tier !== undefined)
  return (
    <>
      <h1 className="lead">
        <strong>{book.subject.name}</strong>
      </h1>
      <p className="facts">
        {t('dossierIntro.facts', {
          claims: t('count.claims', book.claims.length),
          sources: t('count.sources', book.sources.length),
          asOf: formatAsOf(book.asOf),
        })}{' '}
        {t(isRated ? 'dossierIntro.doubts' : 'dossierIntro.statedDoubts', inDoubt)}
      </p>
    </>
  )
}
