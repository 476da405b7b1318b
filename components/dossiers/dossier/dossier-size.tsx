import { useDossierHref } from '@/components/book/dossier-of'
import { rich } from '@/components/ui/rich'
import { isMachineMade, isInDoubt, type DossierBook } from '@/lib/dossier/browse/dossier-book'
import { formatAsOf } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'

/** The subject of a dossier, and its size. */
export function DossierSize({ book }: { book: DossierBook }) {
  const href = useDossierHref()
  const inDoubt = book.claims.filter(isInDoubt).length
  // If no source is rated, as in an imported report, the certainty of claims was stated and not established.
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
      {book.research && (
        <p className="facts">
          {rich(isMachineMade(book.research) ? 'research.byMachine' : 'research.byPeople', {
            a: (words) => <a href={href({ at: 'research' })}>{words}</a>,
          })}
        </p>
      )}
    </>
  )
}
